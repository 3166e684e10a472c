package dev.gonogo.cli.console;

import java.util.List;

/** A word that a person may type at the console. Used by the thread that reads. */
interface ConsoleCommand {

    String name();

    /** What may stand behind the name, as `STEP REASON`; empty when nothing. */
    String arguments();

    /** One line for the help. */
    String does();

    /**
     * @param said what stands behind the name, without blanks around it
     * @throws CommandRefused when it cannot be done
     */
    void run(Desk desk, String said);

    /** What the word may become that is being typed. @param before the words between the name and it */
    default List<String> completions(Desk desk, List<String> before) {
        return List.of();
    }

    default String usage() {
        return arguments().isEmpty() ? name() : name() + " " + arguments();
    }
}
