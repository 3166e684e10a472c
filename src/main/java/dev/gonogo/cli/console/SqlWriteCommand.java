package dev.gonogo.cli.console;

import java.util.List;

/** `sql!`. */
final class SqlWriteCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "sql!";
    }

    @Override
    public String arguments() {
        return "STATEMENT";
    }

    @Override
    public String does() {
        return "changes the target beside the plan; it is in the journal, and the run is NO-GO then";
    }

    @Override
    public void run(Desk desk, String said) {
        SqlCommand.mustBeSaid(said, usage());
        var target = desk.controls().plan().target().name();
        var typed = desk.display().ask("nobody has approved this, and the run is NO-GO then; type `" + target + "`");
        if (!typed.text().strip().equals(target)) {
            throw new CommandRefused("nothing was written", "");
        }
        SqlCommand.show(desk, desk.controls().write(desk.person(), said));
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        return new SqlCommand().completions(desk, before);
    }
}
