package dev.gonogo.cli.console;

import dev.gonogo.run.Choice;

/** The question what to do about a step that did not pass. */
final class Failure {

    private Failure() {}

    /** Whether it is asked, and this is among the answers. */
    static boolean isAsked(Desk desk, Choice choice) {
        return desk.question()
                .filter(asked -> asked.question().step().endsWith("/failure"))
                .filter(asked -> asked.question().choices().contains(choice.word()))
                .isPresent();
    }
}
