package dev.gonogo.cli.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lines that wait to be shown. When they come faster than anybody reads, the first of them give way. Thread-safe. */
final class Backlog {

    private final int most;
    private final int mostOfMany;
    private final Deque<String> lines = new ArrayDeque<>();
    private long lost;

    /**
     * @param most how many lines wait at once
     * @param mostOfMany how many of them are shown when there were more: those that stay on the screen
     */
    Backlog(int most, int mostOfMany) {
        this.most = most;
        this.mostOfMany = mostOfMany;
    }

    synchronized void add(String text) {
        for (String line : text.split("\n", -1)) {
            lines.add(line);
            giveWay(most);
        }
    }

    private void giveWay(int left) {
        while (lines.size() > left) {
            lines.remove();
            lost++;
        }
    }

    /** What has come since. */
    synchronized List<String> drain() {
        var drained = new ArrayList<String>();
        if (lost > 0) {
            giveWay(mostOfMany);
            drained.add("      … %,d lines more, see the record".formatted(lost));
        }
        drained.addAll(lines);
        lines.clear();
        lost = 0;
        return drained;
    }
}
