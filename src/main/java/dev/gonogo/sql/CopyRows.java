package dev.gonogo.sql;

import dev.gonogo.model.Place;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The rows of a `COPY … FROM stdin`, which stand behind it in its file, or in a file of their own. Immutable. */
public final class CopyRows {

    private final Supplier<ScriptText> source;
    private final byte[] content;
    private final int start;
    private final int end;
    private final boolean linesGoOn;

    private CopyRows(Supplier<ScriptText> source, byte[] content, int start, int end) {
        this(source, content, start, end, false);
    }

    private CopyRows(Supplier<ScriptText> source, byte[] content, int start, int end, boolean linesGoOn) {
        this.linesGoOn = linesGoOn;
        this.source = source;
        this.content = content;
        this.start = start;
        this.end = end;
    }

    /** From the offset up to a line of `\.` or the end of the file. */
    static CopyRows in(ScriptText source, int start) {
        var text = source.text();
        int line = start;
        while (line < text.length()) {
            int next = Spaces.lineEnd(text, line);
            if (isEnd(text, line, next)) {
                return between(source, start, line, next);
            }
            line = next;
        }
        return between(source, start, line, line);
    }

    private static CopyRows between(ScriptText source, int start, int end, int resume) {
        var content = source.text().substring(start, end).getBytes(StandardCharsets.UTF_8);
        return new CopyRows(() -> source, content, start, resume);
    }

    /** A whole file, whatever is in it; it is read as text only when a line of it is asked for. */
    static CopyRows of(ScriptFiles.Content file) {
        return new CopyRows(
                () -> new ScriptText(file.name(), new String(file.bytes(), StandardCharsets.UTF_8)),
                file.bytes(),
                0,
                0);
    }

    private static boolean isEnd(String text, int start, int end) {
        return text.startsWith("\\.", start)
                && (end == start + 2
                        || end == start + 3 && text.charAt(start + 2) == '\n'
                        || end == start + 4 && text.startsWith("\r\n", start + 2));
    }

    /** The same in PostgreSQL's text format, where a backslash at the end of a line takes the next one into the row. */
    CopyRows asText() {
        return new CopyRows(source, content, start, end, true);
    }

    /** Where SQL goes on. */
    int end() {
        return end;
    }

    public InputStream stream() {
        return new ByteArrayInputStream(content);
    }

    /** Where the line is that the server calls by this number, from 1. */
    public Place line(int number) {
        var text = source.get();
        return new Place(text.file(), lineInFile(text, number), 0);
    }

    /** That line, as it is written. */
    public String text(int number) {
        var text = source.get();
        return text.sourceLine(lineInFile(text, number));
    }

    private int lineInFile(ScriptText text, int number) {
        int line = text.placeOf(start).line();
        for (int passed = 1; passed < number; passed++) {
            while (goesOn(text.sourceLine(line))) {
                line++;
            }
            line++;
        }
        return line;
    }

    private boolean goesOn(String line) {
        int before = line.length();
        while (before > 0 && line.charAt(before - 1) == '\\') {
            before--;
        }
        return linesGoOn && (line.length() - before) % 2 == 1;
    }
}
