package dev.gonogo.cli.console;

import dev.gonogo.model.Durations;
import dev.gonogo.trail.Event;
import java.time.Duration;
import java.util.Locale;

/** How far a step has come: `CREATE INDEX: building index: 120,000 of about 480,000 blocks, 25 %, about 40 s more`. */
final class ProgressText {

    private ProgressText() {}

    static String of(Event.Progressed progress) {
        return progress.doing().isEmpty() ? amount(progress) : progress.doing() + ": " + amount(progress);
    }

    private static String amount(Event.Progressed progress) {
        if (progress.total() <= 0) {
            return String.format(Locale.ROOT, "%,d %s", progress.done(), progress.unit());
        }
        return String.format(
                        Locale.ROOT,
                        "%,d of about %,d %s, %d %%",
                        progress.done(),
                        progress.total(),
                        progress.unit(),
                        Math.min(100, 100 * progress.done() / progress.total()))
                + (progress.millisecondsLeft() < 0
                        ? ""
                        : ", about %s more".formatted(Durations.text(Duration.ofMillis(progress.millisecondsLeft()))));
    }
}
