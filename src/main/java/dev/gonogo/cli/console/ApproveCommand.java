package dev.gonogo.cli.console;

/** `approve`. */
final class ApproveCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "approve";
    }

    @Override
    public String arguments() {
        return "[NOTE]";
    }

    @Override
    public String does() {
        return "says yes to the approval that the run waits for";
    }

    @Override
    public void run(Desk desk, String said) {
        var asked = desk.question()
                .filter(waiting -> desk.track()
                        .at()
                        .filter(step -> step.kind().equals("approval"))
                        .filter(step -> step.id().equals(waiting.question().step()))
                        .isPresent())
                .orElseThrow(() -> new CommandRefused("no approval is waited for", "`plan` shows where they are"));
        new Answering(desk).answer(asked.question(), "yes", said);
    }
}
