package dev.gonogo.trail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Zip files in one form: entries are stored and not compressed, bear the first day that zip knows, and have neither extra
 * fields nor comments. So the same content is the same bytes, on every machine and by every version of Java.
 */
final class Zip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final short VERSION = 20;
    private static final short UTF_8_NAMES = 0x0800;
    private static final short FIRST_DAY = 0x0021;
    private static final int MOST_ENTRIES = 0xffff;

    private Zip() {}

    /** An entry that stands in a zip file: its name, and where its content is. */
    record Entry(String name, int from, int length) {}

    /** Writes entries one after the other. Used by one thread. */
    static final class Writer {

        private final OutputStream out;
        private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
        private int count;
        private long written;

        Writer(OutputStream out) {
            this.out = out;
        }

        void entry(String name, byte[] content, int from, int length) throws IOException {
            var crc = new CRC32();
            crc.update(content, from, length);
            var bytes = name.getBytes(StandardCharsets.UTF_8);
            var local = buffer(LOCAL_BYTES).putInt(LOCAL);
            common(local, crc, length, bytes);
            var central = buffer(CENTRAL_BYTES).putInt(CENTRAL).putShort(VERSION);
            common(central, crc, length, bytes);
            central.putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt((int) written);
            directory.writeBytes(central.array());
            directory.writeBytes(bytes);
            out.write(local.array());
            out.write(bytes);
            out.write(content, from, length);
            written += LOCAL_BYTES + bytes.length + length;
            if (++count > MOST_ENTRIES || written > Integer.MAX_VALUE) {
                throw new IOException("it is too large for a bundle; hand the folder over");
            }
        }

        void end() throws IOException {
            out.write(directory.toByteArray());
            out.write(buffer(END_BYTES)
                    .putInt(END)
                    .putInt(0)
                    .putShort((short) count)
                    .putShort((short) count)
                    .putInt(directory.size())
                    .putInt((int) written)
                    .putShort((short) 0)
                    .array());
        }

        private static void common(ByteBuffer header, CRC32 crc, int length, byte[] name) {
            header.putShort(VERSION)
                    .putShort(UTF_8_NAMES)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putShort(FIRST_DAY)
                    .putInt((int) crc.getValue())
                    .putInt(length)
                    .putInt(length)
                    .putShort((short) name.length)
                    .putShort((short) 0);
        }
    }

    /** @throws IOException when this is not the only form in which these entries are written */
    static List<Entry> read(byte[] zip) throws IOException {
        var entries = new ArrayList<Entry>();
        var header = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + LOCAL_BYTES <= zip.length && header.getInt(at) == LOCAL) {
            int length = header.getInt(at + 18);
            int name = Short.toUnsignedInt(header.getShort(at + 26));
            int from = at + LOCAL_BYTES + name;
            if (length < 0 || from > zip.length || length > zip.length - from) {
                throw new IOException("an entry is longer than the file");
            }
            entries.add(new Entry(new String(zip, at + LOCAL_BYTES, name, StandardCharsets.UTF_8), from, length));
            at = from + length;
        }
        var again = new Comparison(zip);
        var writer = new Writer(again);
        for (Entry entry : entries) {
            writer.entry(entry.name(), zip, entry.from(), entry.length());
        }
        writer.end();
        again.mustBeWhole();
        return entries;
    }

    /** Takes bytes that must be those of a file. */
    private static final class Comparison extends OutputStream {

        private final byte[] expected;
        private int at;

        Comparison(byte[] expected) {
            this.expected = expected;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int end = Math.min(expected.length, at + length);
            int mismatch = java.util.Arrays.mismatch(expected, at, end, bytes, from, from + length);
            if (mismatch >= 0) {
                throw new IOException(
                        "it is not written as Gonogo writes it, from byte %d on".formatted(at + mismatch));
            }
            at = end;
        }

        void mustBeWhole() throws IOException {
            if (at < expected.length) {
                throw new IOException("something stands behind its end, at byte " + at);
            }
        }
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
