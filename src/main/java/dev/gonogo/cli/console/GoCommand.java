package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedTask;
import java.util.ArrayList;
import java.util.List;

/** `go`. */
final class GoCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "go";
    }

    @Override
    public String arguments() {
        return "[gate|TASK|STEP]";
    }

    @Override
    public String does() {
        return "runs to the next question, until a gate was passed, or to before a task or a step";
    }

    @Override
    public void run(Desk desk, String said) {
        var pace = pace(desk, said);
        if (desk.handover().waiting().isPresent()) {
            NextCommand.begin(desk);
        }
        desk.pace(pace);
    }

    private static Pace pace(Desk desk, String said) {
        if (said.isEmpty()) {
            return Pace.QUESTION;
        }
        if (said.equals("gate")) {
            return Pace.GATE;
        }
        return desk.task(said)
                .map(task -> Pace.to(task.id()))
                .orElseGet(() -> Pace.to(desk.step(said).id()));
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        var all = new ArrayList<>(List.of("gate"));
        desk.controls().plan().tasks().stream().map(PlannedTask::id).forEach(all::add);
        all.addAll(desk.stepIds());
        return all;
    }
}
