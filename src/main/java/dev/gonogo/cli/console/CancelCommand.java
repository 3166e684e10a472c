package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;

/** `cancel`. */
final class CancelCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String does() {
        return "cancels what runs now, as Ctrl-C twice; then you decide about the step";
    }

    @Override
    public void run(Desk desk, String said) {
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
}
