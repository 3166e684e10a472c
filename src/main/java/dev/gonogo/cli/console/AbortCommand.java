package dev.gonogo.cli.console;

import dev.gonogo.run.Choice;

/** `abort`. */
final class AbortCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "abort";
    }

    @Override
    public String arguments() {
        return "REASON";
    }

    @Override
    public String does() {
        return "ends the run for good, as NO-GO; what it changed stays";
    }

    @Override
    public void run(Desk desk, String said) {
        if (desk.stepToBegin().isEmpty() && !Failure.isAsked(desk, Choice.ABORT)) {
            throw new CommandRefused(
                    "the run cannot be aborted here",
                    desk.track().running().isPresent()
                            ? "Ctrl-C twice cancels what runs; then decide"
                            : "`hold` lets go of it");
        }
        desk.choose(Choice.ABORT, desk.reason(said));
    }
}
