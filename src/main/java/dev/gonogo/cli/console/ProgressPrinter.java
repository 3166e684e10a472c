package dev.gonogo.cli.console;

import dev.gonogo.model.Durations;
import dev.gonogo.model.Phase;
import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Step;
import dev.gonogo.model.Task;
import dev.gonogo.run.Printer;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a run line by line: phases, tasks, and each step when it has ended. */
public final class ProgressPrinter implements Printer {

    /** In characters; the whole is in the record. */
    private static final int LONGEST_NOTICE = 1000;

    private final Consumer<String> lines;
    private final Marks marks;
    private final Map<String, Where> where = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private String phase = "";
    private String task = "";

    /** @param lines takes what is shown, a line or some */
    public ProgressPrinter(Consumer<String> lines, Marks marks, Runbook runbook) {
        this.lines = lines;
        this.marks = marks;
        for (Phase each : runbook.phases()) {
            for (PhaseItem item : each.items()) {
                var of = item instanceof Task one ? Optional.of(one) : Optional.<Task>empty();
                item.parts().forEach(step -> where.put(step.id(), new Where(each.name(), of, step)));
            }
        }
        runbook.rollbackSteps().forEach(step -> where.put(step.id(), new Where("Rollback", Optional.empty(), step)));
        runbook.decision().poll().forEach(step -> where.put(step.id(), new Where("Decision", Optional.empty(), step)));
    }

    private record Where(String phase, Optional<Task> task, Step step) {}

    @Override
    public void print(Event.Recorded recorded) {
        if (recorded.event() instanceof Event.RunStarted started) {
            lines.accept("run " + started.run() + " on " + started.target());
        } else if (recorded.event() instanceof Event.StepStarted started) {
            begun.put(started.step(), recorded.at());
            Optional.ofNullable(where.get(started.step())).ifPresent(this::heading);
        } else if (recorded.event() instanceof Event.PartFinished part) {
            lines.accept("      %s %s, %s"
                    .formatted(marks.part(), part.part(), Durations.text(Duration.ofMillis(part.milliseconds()))));
        } else if (recorded.event() instanceof Event.StatementUnderway statement) {
            lines.accept("      %s: %s".formatted(statement.place(), statement.command()));
        } else if (recorded.event() instanceof Event.Noticed notice) {
            lines.accept("      %s: %s".formatted(notice.severity(), indented(notice.text())));
        } else if (recorded.event() instanceof Event.Announced announced) {
            announced(announced);
        } else if (recorded.event() instanceof Event.Progressed progress) {
            lines.accept("      " + ProgressText.of(progress));
        } else if (recorded.event() instanceof Event.StepFinished finished && where.containsKey(finished.step())) {
            finished(finished, recorded.at());
        } else if (recorded.event() instanceof Event.RunResumed) {
            lines.accept("going on");
        } else if (recorded.event() instanceof Event.DataKept kept) {
            kept.rows()
                    .forEach((table, rows) -> lines.accept(
                            "kept as evidence: %d rows of %s, which this run added".formatted(rows, table)));
        } else if (recorded.event() instanceof Event.RollbackFinished back) {
            lines.accept(back.message());
        } else if (recorded.event() instanceof Event.RunHeld held) {
            lines.accept("\nheld: " + held.message()
                    + "\n  hint: `gonogo resume` goes on with it, `gonogo rollback` takes it back");
        } else if (recorded.event() instanceof Event.RollbackStarted back) {
            lines.accept("\nrolling back by " + back.option() + ", because " + back.reason());
        }
    }

    private void announced(Event.Announced announced) {
        if (announced.shown()) {
            Plain.text(announced.text()).lines().forEach(line -> lines.accept("      | " + line));
        } else {
            lines.accept(
                    announced.arrived()
                            ? "      announced to %s: %s".formatted(announced.channel(), announced.told())
                            : "      NOT announced to %s: %s"
                                    .formatted(announced.channel(), Plain.text(announced.told())));
        }
    }

    /** So that no line of it stands where Gonogo's own do. */
    private static String indented(String text) {
        var shown = text.length() <= LONGEST_NOTICE ? text : text.substring(0, LONGEST_NOTICE) + " …";
        return shown.replace("\n", "\n        ");
    }

    private static String name(Step step) {
        var name = step.head().name();
        return name.equals(step.kind()) || name.startsWith(step.kind() + " ") ? name : step.kind() + " " + name;
    }

    private void heading(Where at) {
        if (!at.phase().equals(phase)) {
            phase = at.phase();
            lines.accept("\n" + marks.strong(phase));
        }
        at.task().filter(one -> !one.id().equals(task)).ifPresent(one -> {
            task = one.id();
            lines.accept("  %s %s".formatted(marks.strong(one.id()), one.title()));
        });
    }

    private void finished(Event.StepFinished finished, Instant at) {
        var step = where.get(finished.step()).step();
        var from = begun.getOrDefault(finished.step(), at);
        lines.accept("    %s %s%s  %s"
                .formatted(
                        marks.of(finished.state()),
                        name(step),
                        finished.state() == StepState.PASSED
                                ? ""
                                : "  " + finished.state().text(),
                        marks.faint(Durations.text(Duration.between(from, at)))));
        if (!finished.message().isEmpty()) {
            finished.message().lines().forEach(line -> lines.accept("        " + marks.faint(line)));
        }
    }
}
