package dev.gonogo.cli.console;

import dev.gonogo.postgres.Rows;
import java.util.ArrayList;
import java.util.List;

/** `sql`. */
final class SqlCommand implements ConsoleCommand {

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public String arguments() {
        return "STATEMENT";
    }

    @Override
    public String does() {
        return "asks the target, in a read-only transaction; it is in the journal";
    }

    @Override
    public void run(Desk desk, String said) {
        mustBeSaid(said, usage());
        show(desk, desk.controls().look(desk.person(), said));
    }

    /** @throws CommandRefused */
    static void mustBeSaid(String said, String usage) {
        if (said.isBlank()) {
            throw new CommandRefused("there is no statement", "`" + usage + "`");
        }
    }

    static void show(Desk desk, Rows rows) {
        if (rows.columns().isEmpty()) {
            desk.tell("done");
        } else {
            new Pages(desk.display())
                    .show(new Table(rows, desk.marks(), desk.display().columns()).lines());
        }
    }

    @Override
    public List<String> completions(Desk desk, List<String> before) {
        var words = new ArrayList<>(SqlWords.ALL);
        words.addAll(desk.controls().names());
        return words;
    }
}
