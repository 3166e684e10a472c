package dev.gonogo.cli.console;

/** `note`. */
final class NoteCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "note";
    }

    @Override
    public String arguments() {
        return "TEXT";
    }

    @Override
    public String does() {
        return "writes a remark into the journal";
    }

    @Override
    public void run(Desk desk, String said) {
        if (said.isBlank()) {
            throw new CommandRefused("there is nothing to note", "`note TEXT`");
        }
        desk.controls().note(desk.person(), said);
        desk.tell("noted");
    }
}
