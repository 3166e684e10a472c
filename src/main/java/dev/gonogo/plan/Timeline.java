package dev.gonogo.plan;

import dev.gonogo.model.Phase;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Task;
import dev.gonogo.model.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** When each task should start and end: one after the other, from the next opening of the window, else from now. */
final class Timeline {

    private final Runbook runbook;
    private final Clock clock;

    Timeline(Runbook runbook, Clock clock) {
        this.runbook = runbook;
        this.clock = clock;
    }

    List<PlannedTask> tasks() {
        var tasks = new ArrayList<PlannedTask>();
        var at = runbook.window().map(this::nextOpening).orElse(clock.instant());
        for (Phase phase : runbook.phases()) {
            for (Task task : phase.tasks().toList()) {
                var end = at.plus(task.estimate());
                tasks.add(new PlannedTask(
                        task.id(),
                        task.title(),
                        phase.name(),
                        task.role(),
                        task.priority().name(),
                        task.estimate(),
                        at,
                        end));
                at = end;
            }
        }
        return tasks;
    }

    /** Now, when the window is open. Yesterday's may still be, when it closes on the next day. */
    private Instant nextOpening(Window window) {
        var now = ZonedDateTime.ofInstant(clock.instant(), window.zone());
        var day = now.toLocalDate().minusDays(1);
        while (!isMeant(window, day) || !closing(window, day).isAfter(now)) {
            day = day.plusDays(1);
        }
        var opening = day.atTime(window.opens()).atZone(window.zone());
        return (opening.isBefore(now) ? now : opening).toInstant();
    }

    private static boolean isMeant(Window window, LocalDate day) {
        return window.days().isEmpty() || window.days().contains(day.getDayOfWeek());
    }

    private static ZonedDateTime closing(Window window, LocalDate day) {
        var closes = window.closes().isAfter(window.opens()) ? day : day.plusDays(1);
        return closes.atTime(window.closes()).atZone(window.zone());
    }
}
