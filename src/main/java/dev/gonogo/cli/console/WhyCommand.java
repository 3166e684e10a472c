package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.trail.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** `why`. */
final class WhyCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "why";
    }

    @Override
    public String arguments() {
        return "[STEP]";
    }

    @Override
    public String does() {
        return "why a step is in its state, and what it stands in the way of";
    }

    @Override
    public void run(Desk desk, String said) {
        var step = desk.step(said);
        var record = desk.controls().record();
        var recorded = Stream.concat(record.steps().stream(), record.rollbackSteps().stream())
                .filter(one -> one.id().equals(step.id()))
                .findFirst();
        var lines = new ArrayList<String>();
        lines.add("%s is %s".formatted(step.id(), desk.track().state(step.id()).text()));
        recorded.filter(one -> !one.message().isEmpty())
                .map(StepRecord::message)
                .ifPresent(message -> message.lines().forEach(line -> lines.add("  because " + line)));
        recorded.filter(one -> one.attempts() > 1)
                .ifPresent(one -> lines.add("  after %d attempts".formatted(one.attempts())));
        requires(desk, step, lines);
        record.answers(step.id()).stream()
                .map(answer -> (dev.gonogo.trail.Event.Answered) answer.event())
                .forEach(answer -> lines.add("  %s said %s%s"
                        .formatted(answer.as(), answer.answer(), answer.note().isBlank() ? "" : ": " + answer.note())));
        recorded.map(StepRecord::evidence)
                .filter(files -> !files.isEmpty())
                .ifPresent(files -> lines.add("  evidence: %s".formatted(String.join(", ", files))));
        lines.add("  it %s".formatted(step.mutates() ? "changes the target" : "changes nothing"));
        desk.tell(String.join("\n", lines));
    }

    private static void requires(Desk desk, PlannedStep step, List<String> lines) {
        step.requires()
                .forEach(id -> lines.add(
                        "  requires %s: %s".formatted(id, desk.track().state(id).text())));
        var gates = desk.track().steps().stream()
                .filter(gate -> gate.requires().contains(step.id()))
                .map(PlannedStep::name)
                .toList();
        if (!gates.isEmpty()) {
            lines.add("  required by gate " + String.join(", ", gates));
        }
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        return before.isEmpty() ? desk.stepIds() : List.of();
    }
}
