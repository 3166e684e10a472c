package dev.gonogo.cli.console;

import dev.gonogo.model.Durations;
import dev.gonogo.model.PointOfNoReturn;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.PlannedTask;
import dev.gonogo.run.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody has to know before a step begins, and where the run is. */
final class Briefing {

    private static final int MOST_LINES = 6;

    private final Desk desk;

    Briefing(Desk desk) {
        this.desk = desk;
    }

    /** What comes next, what it will do to which database, and how much time is left for it. */
    String next(PlannedStep step) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("next  %s  %s".formatted(desk.marks().strong(step.id()), kind(step)));
        lines.add("      " + (step.mutates() ? desk.marks().warn("CHANGES " + target()) : "reads " + target()));
        does(step, lines);
        noReturn(step)
                .ifPresent(reason ->
                        lines.add("      " + desk.marks().warn("behind the point of no return") + ": " + reason));
        window(step).ifPresent(told -> lines.add("      " + told));
        return String.join("\n", lines);
    }

    String status() {
        var lines = new ArrayList<String>();
        var controls = desk.controls();
        lines.add("run %s on %s".formatted(controls.folder().id(), target()));
        desk.track().at().ifPresent(step -> lines.add("at    %s  %s".formatted(where(step), step.id())));
        lines.add("done  %d of %d steps"
                .formatted(desk.track().done(), controls.plan().steps().size()));
        desk.atWork().ifPresent(now -> {
            var since = Duration.between(now.since(), controls.clock().instant());
            lines.add("runs  %s, for %s".formatted(now.step().id(), Durations.text(since)));
        });
        desk.question().ifPresent(asked -> {
            lines.add("waits for an answer: " + asked.question().text());
            lines.add("      " + Answers.hint(asked.question()));
        });
        desk.stepToBegin().ifPresent(step -> lines.add(next(step).strip()));
        return String.join("\n", lines);
    }

    /** As `Execution, CE-22`. */
    static String where(PlannedStep step) {
        return step.task().isEmpty() ? step.phase() : step.phase() + ", " + step.task();
    }

    private static String kind(PlannedStep step) {
        return step.name().equals(step.kind()) ? "" : step.kind() + " " + step.name();
    }

    private void does(PlannedStep step, List<String> lines) {
        step.does().stream()
                .limit(MOST_LINES)
                .map(does -> "      " + does.strip().replaceAll("\\s+", " "))
                .forEach(lines::add);
        if (step.does().size() > MOST_LINES) {
            lines.add("      … %d lines more: `show %s`".formatted(step.does().size() - MOST_LINES, step.id()));
        }
    }

    private String target() {
        var target = desk.controls().plan().target();
        return "%s: database %s as %s on %s:%d"
                .formatted(target.name(), target.database(), target.role(), target.host(), target.port());
    }

    /** Why the run does not go back by itself any more. */
    private Optional<String> noReturn(PlannedStep step) {
        return desk.controls().plan().steps().contains(step)
                        && desk.controls().rollback(desk.said(step)) == Choice.ROLL_BACK_LATE
                ? desk.controls().runbook().pointOfNoReturn().map(PointOfNoReturn::reason)
                : Optional.empty();
    }

    private Optional<String> window(PlannedStep step) {
        var times = new Times(desk.controls());
        return times.minutesLeft()
                .map(left -> "the window closes in %d min%s"
                        .formatted(
                                left,
                                desk.task(step.task())
                                        .flatMap(PlannedTask::lastStart)
                                        .map(last ->
                                                "; last safe start of %s: %s".formatted(step.task(), times.of(last)))
                                        .orElse("")));
    }
}
