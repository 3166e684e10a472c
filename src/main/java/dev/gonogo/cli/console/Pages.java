package dev.gonogo.cli.console;

import java.util.List;

/** Shows what is longer than the screen page by page, as long as somebody wants more. */
final class Pages {

    /** The prompt, the status and the question for more. */
    private static final int OTHER_ROWS = 6;

    private final Display display;

    Pages(Display display) {
        this.display = display;
    }

    void show(String text) {
        show(text.lines().toList());
    }

    void show(List<String> lines) {
        int page = display.isLive() ? Math.max(5, display.rows() - OTHER_ROWS) : Math.max(1, lines.size());
        for (int from = 0; from < lines.size(); from += page) {
            int to = Math.min(lines.size(), from + page);
            display.above(String.join("\n", lines.subList(from, to)));
            if (to < lines.size() && !isMoreWanted(lines.size() - to)) {
                return;
            }
        }
    }

    private boolean isMoreWanted(int left) {
        var line = display.ask("%d lines more: Enter, or q".formatted(left));
        return line.kind() == Display.Line.Kind.TYPED && line.text().isBlank();
    }
}
