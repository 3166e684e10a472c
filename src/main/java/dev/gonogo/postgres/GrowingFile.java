package dev.gonogo.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads a file while another process makes it, from its beginning: waits for more until the file is told to be complete. What
 * is changed behind the place that was read is not seen, but can be told afterwards. Read by one thread; the
 * rest may come from another.
 */
final class GrowingFile extends InputStream {

    /** Of the beginning every byte is kept, of the rest a sum. */
    static final int KEPT = 8 << 20;

    private static final long LOOKS_AGAIN_MILLIS = 10;
    private static final int PIECE = 1 << 16;

    private final Path file;
    private final Seen seen = new Seen();
    private InputStream opened;
    private boolean complete;

    /** What was read, in order. */
    private static final class Seen {

        private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        private final CRC32C rest = new CRC32C();
        private long length;

        void add(byte[] bytes, int offset, int count) {
            int kept = Math.min(count, KEPT - beginning.size());
            beginning.write(bytes, offset, kept);
            rest.update(bytes, offset + kept, count - kept);
            length += count;
        }
    }

    /** @param file may not be there yet */
    GrowingFile(Path file) {
        this.file = file;
    }

    /** Nothing will be added any more. */
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    /** The first bytes, at most {@link #KEPT}, as they were when they were read; to be asked when all is read. */
    synchronized byte[] beginning() {
        return seen.beginning.toByteArray();
    }

    /** Whether the file is as long as what was read, and from this place on the same; to be asked when all is read. */
    synchronized boolean isSameFrom(int place) throws IOException {
        var now = new Seen();
        try (var in = Files.newInputStream(file)) {
            var piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                now.add(piece, 0, read);
            }
        }
        return now.length == seen.length
                && now.rest.getValue() == seen.rest.getValue()
                && isSameFrom(place, now.beginning.toByteArray(), beginning());
    }

    private static boolean isSameFrom(int place, byte[] one, byte[] other) {
        return place <= one.length && Arrays.equals(one, place, one.length, other, place, other.length);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (true) {
            // asked before the file is read: what was added before it was complete is there then
            boolean last = isComplete();
            int read = there(into, offset, length);
            if (read > 0) {
                saw(into, offset, read);
            }
            if (read > 0 || length == 0) {
                return read;
            }
            if (last) {
                return -1;
            }
            await();
        }
    }

    @Override
    public void close() throws IOException {
        if (opened != null) {
            opened.close();
        }
    }

    private synchronized void saw(byte[] bytes, int offset, int count) {
        seen.add(bytes, offset, count);
    }

    private int there(byte[] into, int offset, int length) throws IOException {
        try {
            if (opened == null) {
                opened = Files.newInputStream(file);
            }
            return opened.read(into, offset, length);
        } catch (NoSuchFileException notYet) {
            return -1;
        }
    }

    private synchronized boolean isComplete() {
        return complete;
    }

    private synchronized void await() throws IOException {
        if (!complete) {
            try {
                wait(LOOKS_AGAIN_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for more of " + file, stopped);
            }
        }
    }
}
