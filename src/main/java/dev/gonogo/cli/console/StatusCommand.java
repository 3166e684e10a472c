package dev.gonogo.cli.console;

/** `status`. */
final class StatusCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public String does() {
        return "where the run is, what it waits for, and what is left of the window";
    }

    @Override
    public void run(Desk desk, String said) {
        desk.tell(new Briefing(desk).status());
    }
}
