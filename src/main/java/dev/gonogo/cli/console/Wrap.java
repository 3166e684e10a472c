package dev.gonogo.cli.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Breaks lines between words where the screen ends; what goes on is indented as the line is, and a bit more. */
final class Wrap {

    private static final int MORE = 2;

    private final int columns;

    Wrap(int columns) {
        this.columns = columns;
    }

    String text(String text) {
        var lines = new ArrayList<String>();
        for (String line : text.split("\n", -1)) {
            lines.addAll(line(line));
        }
        return String.join("\n", lines);
    }

    private List<String> line(String line) {
        var rest = AttributedString.fromAnsi(line);
        var lines = new ArrayList<String>();
        var indent = " ".repeat(Math.min(columns / 2, indent(rest) + MORE));
        while (rest.columnLength() > width(lines, indent)) {
            int width = width(lines, indent);
            int end = end(rest, rest.columnSubSequence(0, width).length());
            lines.add(indented(lines, indent, rest.subSequence(0, end)));
            rest = rest.subSequence(rest.charAt(end) == ' ' ? end + 1 : end, rest.length());
        }
        lines.add(indented(lines, indent, rest));
        return lines;
    }

    private int width(List<String> before, String indent) {
        return Math.max(2, columns - 1 - (before.isEmpty() ? 0 : indent.length()));
    }

    private static String indented(List<String> before, String indent, AttributedString part) {
        return (before.isEmpty() ? "" : indent) + part.toAnsi();
    }

    /** Behind the last word that fits; a word that is longer than the line is cut. */
    private static int end(AttributedString line, int longest) {
        int end = longest;
        while (end > 0 && line.charAt(end) != ' ') {
            end--;
        }
        return end <= indent(line) ? longest : end;
    }

    private static int indent(AttributedString line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
