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
            desk.controls().cancel(ServerProcesses.confirmed(desk, said, "cancel"), desk.person());
            desk.tell("cancelled");
        }
    }

    private static void cancelStep(Desk desk) {
        var running = desk.track()
                .running()
                .filter(now -> desk.handover().waiting().isEmpty())
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
