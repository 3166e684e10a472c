package dev.gonogo.cli.console;

import dev.gonogo.run.Choice;

/** `rollback`. */
final class RollbackCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "rollback";
    }

    @Override
    public String arguments() {
        return "REASON";
    }

    @Override
    public String does() {
        return "takes back what the run changed; asks by which way where there are several";
    }

    @Override
    public void run(Desk desk, String said) {
        var next = desk.stepToBegin();
        if (next.isPresent()) {
            var choice = desk.controls().rollback(desk.said(next.get()));
            mustBeMeant(desk, choice);
            mustHaveChanged(desk);
            desk.choose(choice, desk.reason(said));
        } else if (Failure.isAsked(desk, Choice.ROLL_BACK)) {
            desk.choose(Choice.ROLL_BACK, said);
        } else if (Failure.isAsked(desk, Choice.ROLL_BACK_LATE)) {
            mustBeMeant(desk, Choice.ROLL_BACK_LATE);
            desk.choose(Choice.ROLL_BACK_LATE, desk.reason(said));
        } else {
            throw new CommandRefused(
                    "nothing can be taken back here",
                    desk.track().running().isPresent()
                            ? "Ctrl-C twice cancels what runs; then decide"
                            : "`hold`, then `gonogo rollback` takes back what the run changed");
        }
    }

    private static void mustHaveChanged(Desk desk) {
        if (!desk.controls().hasWayBack()) {
            throw new CommandRefused(
                    "there is nothing to take back, or no way back for it", "`hold` leaves it as it is");
        }
    }

    private static void mustBeMeant(Desk desk, Choice choice) {
        if (choice == Choice.ROLL_BACK_LATE) {
            var typed = desk.display().ask("the point of no return is passed; type `" + choice.word() + "`");
            if (!typed.text().strip().equals(choice.word())) {
                throw new CommandRefused("nothing is taken back", "");
            }
        }
    }
}
