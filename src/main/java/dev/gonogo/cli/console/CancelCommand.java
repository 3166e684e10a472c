package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;
import java.util.List;

/** `cancel`. */
final class CancelCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public String arguments() {
        return "[PID]";
    }

    @Override
    public String does() {
        return "cancels what runs now, as Ctrl-C twice; with a PID, what another server process runs";
    }

    @Override
    public void run(Desk desk, String said) {
        if (said.isEmpty()) {
            cancelStep(desk);
        } else {
            cancelOther(desk, said);
        }
    }

    private static void cancelOther(Desk desk, String pid) {
        var backend = ServerProcesses.confirmed(desk, pid, "cancel");
        if (!backend.isActive()) {
            throw new CommandRefused(
                    "server process %s runs nothing that could be cancelled".formatted(pid),
                    "`terminate %s` ends its session, and what that holds".formatted(pid));
        }
        desk.controls().cancel(backend, desk.person());
        desk.tell("cancelled");
    }

    private static void cancelStep(Desk desk) {
        var running = desk.atWork()
                .map(Track.Running::step)
                .map(PlannedStep::id)
                .orElseThrow(() -> new CommandRefused("nothing runs that could be cancelled", ""));
        desk.pace(Pace.STEP);
        desk.tell("cancelling `" + running + "`");
        try {
            desk.controls().interruption().cancel();
        } catch (RuntimeException unreachable) {
            throw new CommandRefused(
                    "it could not be cancelled: " + unreachable.getMessage(), "`hold` lets go of the run after it");
        }
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        return before.isEmpty() ? ServerProcesses.inTheWay(desk) : List.of();
    }
}
