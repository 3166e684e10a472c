package dev.gonogo.cli;

import dev.gonogo.plan.PlannedTask;
import dev.gonogo.trail.LearnedTime;
import dev.gonogo.trail.render.Formats;
import java.time.Duration;

/** What former runs tell of a task's estimate, in one line. */
final class LearnedText {

    /** An estimate so many times as long as the longest that it ever took could be shorter. */
    private static final int AMPLE = 4;

    private LearnedText() {}

    static String of(LearnedTime learned, PlannedTask task) {
        var told = learned.runs() == 1
                ? "took %s in the one run before".formatted(span(learned.longest()))
                : "took %s in %d runs before, %s at most"
                        .formatted(span(learned.median()), learned.runs(), span(learned.longest()));
        return told + advice(learned, task);
    }

    private static String advice(LearnedTime learned, PlannedTask task) {
        if (learned.longest().compareTo(task.estimate()) > 0) {
            return "; LONGER than its estimate";
        }
        return task.estimate().compareTo(learned.longest().multipliedBy(AMPLE)) > 0 ? "; its estimate is ample" : "";
    }

    private static String span(Duration time) {
        return Formats.span(time.toNanos() / 1e6);
    }
}
