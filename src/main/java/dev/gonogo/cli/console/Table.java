package dev.gonogo.cli.console;

import dev.gonogo.postgres.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Rows of a query as aligned columns, as wide as a screen at most: numbers to the right, NULL marked, long values cut. */
final class Table {

    private static final String NULL = "∅";
    private static final int NARROWEST = 4;

    private final Rows rows;
    private final Marks marks;
    private final int columns;

    Table(Rows rows, Marks marks, int columns) {
        this.rows = rows;
        this.marks = marks;
        this.columns = columns;
    }

    List<String> lines() {
        var cells = rows.rows().stream()
                .map(row -> row.stream().map(this::text).toList())
                .toList();
        var widths = widths(cells);
        var lines = new ArrayList<String>();
        lines.add(marks.strong(line(rows.columns(), List.of(), widths)));
        lines.add(widths.stream()
                .map(width -> "-".repeat(width))
                .reduce((left, right) -> left + "  " + right)
                .orElse(""));
        for (int i = 0; i < cells.size(); i++) {
            lines.add(line(cells.get(i), rows.rows().get(i), widths));
        }
        lines.add(marks.faint(cells.size() == 1 ? "1 row" : "%,d rows".formatted(cells.size())));
        return lines;
    }

    private String text(Object value) {
        if (value == null) {
            return marks.unicode() ? NULL : "NULL";
        }
        return Plain.text(value.toString()).replace("\n", " ").replace("\t", " ");
    }

    /** As wide as needed; where that is too wide, the widest give way first. */
    private List<Integer> widths(List<List<String>> cells) {
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < rows.columns().size(); column++) {
            int widest = width(rows.columns().get(column));
            for (List<String> row : cells) {
                widest = Math.max(widest, width(row.get(column)));
            }
            widths.add(widest);
        }
        while (total(widths) > columns - 1 && widths.stream().anyMatch(width -> width > NARROWEST)) {
            int widest = widths.indexOf(widths.stream().max(Integer::compare).orElseThrow());
            widths.set(widest, widths.get(widest) - 1);
        }
        return widths;
    }

    private static int total(List<Integer> widths) {
        return widths.stream().mapToInt(width -> width + 2).sum() - 2;
    }

    private String line(List<String> cells, List<Object> values, List<Integer> widths) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            boolean number = i < values.size() && values.get(i) instanceof Number;
            parts.add(fitted(cells.get(i), widths.get(i), number));
        }
        return String.join("  ", parts).stripTrailing();
    }

    private String fitted(String text, int width, boolean right) {
        var shown = width(text) <= width
                ? text
                : new AttributedString(text).columnSubSequence(0, width - 1) + (marks.unicode() ? "…" : ">");
        var blanks = " ".repeat(Math.max(0, width - width(shown)));
        return right ? blanks + shown : shown + blanks;
    }

    private static int width(String text) {
        return new AttributedString(text).columnLength();
    }
}
