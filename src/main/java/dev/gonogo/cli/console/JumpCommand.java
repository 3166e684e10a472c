package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.run.Choice;
import java.util.List;
import java.util.Optional;

/** `jump`. */
final class JumpCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "jump";
    }

    @Override
    public String arguments() {
        return "STEP REASON";
    }

    @Override
    public String does() {
        return "passes all steps over up to this one, where the runbook says `skippable()` of each";
    }

    @Override
    public void run(Desk desk, String said) {
        var words = said.split("\\s+", 2);
        var from = desk.stepToBegin()
                .orElseThrow(
                        () -> new CommandRefused("the run does not wait before a step", "`jump` is said before one"));
        if (words[0].isEmpty()) {
            throw new CommandRefused("say to which step", "`jump STEP REASON`");
        }
        var to = desk.step(words[0]);
        between(desk, from, to).forEach(step -> SkipCommand.mustBeSkippable(desk, step));
        var reason = desk.reason(words.length > 1 ? words[1] : "");
        desk.jump(Optional.of(new Desk.Jump(to.id(), reason)));
        desk.choose(Choice.SKIP, reason);
    }

    private static List<PlannedStep> between(Desk desk, PlannedStep from, PlannedStep to) {
        var steps = desk.track().steps();
        int begin = steps.indexOf(from);
        int end = steps.indexOf(to);
        if (end <= begin || !desk.controls().plan().steps().contains(to)) {
            throw new CommandRefused(
                    "`%s` is not behind `%s`".formatted(to.id(), from.id()), "a run goes back by `rollback` alone");
        }
        return steps.subList(begin, end).stream()
                .filter(step -> !desk.track().state(step.id()).isGood())
                .toList();
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        return before.isEmpty() ? desk.stepIds() : List.of();
    }
}
