package dev.gonogo.cli.console;

import dev.gonogo.model.Durations;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.PlannedTask;
import dev.gonogo.trail.StepState;

/** The plan as a tree of phases, tasks and steps with their states. */
final class PlanTree {

    private final Desk desk;
    private final StringBuilder text = new StringBuilder();

    PlanTree(Desk desk) {
        this.desk = desk;
    }

    String text() {
        var phase = "";
        var task = "";
        for (PlannedStep step : desk.controls().plan().steps()) {
            if (!step.phase().equals(phase)) {
                phase = step.phase();
                line(desk.marks().strong(phase));
            }
            if (!step.task().equals(task)) {
                task = step.task();
                desk.task(task).ifPresent(this::task);
            }
            step(step);
        }
        return text.toString().stripTrailing();
    }

    private void task(PlannedTask task) {
        line("  %s %s  %s%s"
                .formatted(
                        desk.marks().strong(task.id()),
                        task.title(),
                        task.estimate().isZero() ? "" : desk.marks().faint(Durations.text(task.estimate())),
                        task.lastStart()
                                .map(last -> ", not after " + new Times(desk.controls()).of(last))
                                .orElse("")));
    }

    private void step(PlannedStep step) {
        var state = desk.track().state(step.id());
        boolean here = desk.track().at().filter(step::equals).isPresent();
        line("  %s %s %s %-9s %s%s"
                .formatted(
                        here ? desk.marks().here() : " ",
                        desk.marks().of(state),
                        step.mutates() ? "!" : " ",
                        step.kind(),
                        name(step),
                        state == StepState.PASSED || state == StepState.PENDING ? "" : "  " + state.text()));
    }

    /** Not what stands before it already. */
    private static String name(PlannedStep step) {
        return step.name().equals(step.kind()) ? "" : step.name().replaceFirst("^" + step.kind() + " ", "");
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
