package dev.gonogo.cli.console;

import java.util.ArrayDeque;
import java.util.Deque;

/** Lines that wait to be shown. When they come faster than anybody reads, the first of them give way. Thread-safe. */
final class Backlog {

    private final int most;
    private final Deque<String> lines = new ArrayDeque<>();
    private long lost;

    /** @param most how many lines are shown at once */
    Backlog(int most) {
        this.most = most;
    }

    synchronized void add(String text) {
        for (String line : text.split("\n", -1)) {
            lines.add(line);
            if (lines.size() > most) {
                lines.remove();
                lost++;
            }
        }
    }

    /** What has come since; empty when nothing has. */
    synchronized String drain() {
        if (lines.isEmpty()) {
            return "";
        }
        var text = new StringBuilder();
        if (lost > 0) {
            text.append("      … %,d lines more, see the record\n".formatted(lost));
        }
        lines.forEach(line -> text.append(line).append('\n'));
        lines.clear();
        lost = 0;
        return text.toString();
    }
}
