package dev.gonogo.cli.console;

import java.util.List;

/** `terminate`. */
final class TerminateCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "terminate";
    }

    @Override
    public String arguments() {
        return "PID";
    }

    @Override
    public String does() {
        return "ends the session of a server process that is in the way; it is in the journal";
    }

    @Override
    public void run(Desk desk, String said) {
        var backend = ServerProcesses.confirmed(desk, said, "end");
        desk.tell(desk.controls().terminate(backend, desk.person()) ? "it is gone" : "it is still there");
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        return before.isEmpty() ? ServerProcesses.inTheWay(desk) : List.of();
    }
}
