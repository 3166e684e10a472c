package dev.gonogo.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a script as pg_restore writes it. Rows are counted as bytes: as text they would take longer than pg_restore. */
final class ScriptLines implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final InputStream script;
    private final byte[] piece = new byte[PIECE];
    private int at;
    private int end;

    ScriptLines(InputStream script) {
        this.script = script;
    }

    /** The next line; empty behind the last one. */
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        while (isMore()) {
            int from = at;
            while (at < end && piece[at] != '\n') {
                at++;
            }
            line.write(piece, from, at - from);
            if (at < end) {
                at++;
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    /** Goes behind the line `\.` that ends the rows of a `COPY`, or to the end. @return how many rows were before it */
    long skipRows() throws IOException {
        long rows = 0;
        int length = 0;
        boolean isEnd = true;
        while (isMore()) {
            while (at < end) {
                byte letter = piece[at++];
                if (letter != '\n') {
                    isEnd = isEnd && length < 2 && letter == (length == 0 ? '\\' : '.');
                    length++;
                } else if (isEnd && length == 2) {
                    return rows;
                } else {
                    rows++;
                    length = 0;
                    isEnd = true;
                }
            }
        }
        return rows;
    }

    private boolean isMore() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, script.read(piece));
        }
        return at < end;
    }

    @Override
    public void close() throws IOException {
        script.close();
    }
}
