package dev.gonogo.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads a file while another process makes it, from its beginning: waits for more until the file is told to be complete. What
 * is changed behind the place that was read is not seen. Read by one thread; {@link #complete} may come from another.
 */
final class GrowingFile extends InputStream {

    private static final long LOOKS_AGAIN_MILLIS = 10;

    private final Path file;
    private InputStream opened;
    private boolean complete;

    /** @param file may not be there yet */
    GrowingFile(Path file) {
        this.file = file;
    }

    /** Nothing will be added any more. */
    synchronized void complete() {
        complete = true;
        notifyAll();
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
