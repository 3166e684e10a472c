package dev.gonogo.postgres;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The list of contents at the beginning of a dump in the custom format. pg_dump writes it twice: first without knowing where
 * rows will stand, and at last with their places, each of which is a mark and eight bytes.
 */
final class DumpContents {

    private static final byte PLACE_UNKNOWN = 1;
    private static final byte PLACE_KNOWN = 2;

    private DumpContents() {}

    /**
     * Where rows begin: the first place that was not known at first. Behind it nothing was written twice.
     *
     * @param first the beginning of the file as it was written first
     * @param last the same at last
     * @return empty when they differ in another way, or the place is not in them
     */
    static OptionalInt rowsBegin(byte[] first, byte[] last) {
        int at = Arrays.mismatch(first, last);
        if (at < 0) {
            return OptionalInt.of(0);
        }
        if (at + 1 + Long.BYTES > Math.min(first.length, last.length)
                || first[at] != PLACE_UNKNOWN
                || last[at] != PLACE_KNOWN) {
            return OptionalInt.empty();
        }
        long place = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).getLong(at + 1);
        return place > at && place <= last.length ? OptionalInt.of((int) place) : OptionalInt.empty();
    }
}
