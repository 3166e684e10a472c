package dev.gonogo.cli.console;

import dev.gonogo.model.Window;
import dev.gonogo.run.RunControls;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times of day in the window's zone, and how long it is open. */
final class Times {

    private final RunControls controls;

    Times(RunControls controls) {
        this.controls = controls;
    }

    /** As `14:20 UTC`. */
    String of(Instant time) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(zone()).format(time) + " " + zone().getId();
    }

    /** As `14:20:07`. */
    String clock() {
        return DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone()).format(now());
    }

    /** Until the window closes; empty where none binds. */
    Optional<Long> minutesLeft() {
        return controls.closes()
                .map(closes ->
                        Math.max(0, Duration.between(now(), closes.toInstant()).toMinutes()));
    }

    Instant now() {
        return controls.clock().instant();
    }

    private ZoneId zone() {
        return controls.runbook().window().map(Window::zone).orElse(ZoneOffset.UTC);
    }
}
