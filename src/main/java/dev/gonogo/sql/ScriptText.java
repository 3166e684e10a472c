package dev.gonogo.sql;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The text of a file, and where in it each character stands. Lines end with LF, CRLF or CR; columns count chars. */
final class ScriptText {

    private final String file;
    private final String text;
    private final int[] lineStarts;

    ScriptText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lineStarts = IntStream.concat(
                        IntStream.of(0), IntStream.rangeClosed(1, text.length()).filter(this::startsLine))
                .toArray();
    }

    String text() {
        return text;
    }

    Place placeOf(int offset) {
        int line = lineOf(offset);
        return new Place(file, line, offset - lineStarts[line - 1] + 1);
    }

    Problem problemAt(int offset, String message, String hint) {
        return new Problem(placeOf(offset), message, sourceLine(lineOf(offset)), hint);
    }

    private boolean startsLine(int offset) {
        char before = text.charAt(offset - 1);
        boolean insideCrLf = before == '\r' && offset < text.length() && text.charAt(offset) == '\n';
        return Characters.isNewline(before) && !insideCrLf;
    }

    private int lineOf(int offset) {
        int index = Arrays.binarySearch(lineStarts, offset);
        return index >= 0 ? index + 1 : -index - 1;
    }

    String file() {
        return file;
    }

    /** Without the end of the line; empty when there is no such line. */
    String sourceLine(int line) {
        if (line > lineStarts.length) {
            return "";
        }
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        return text.substring(lineStarts[line - 1], end).stripTrailing();
    }
}
