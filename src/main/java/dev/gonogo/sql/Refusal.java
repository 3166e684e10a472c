package dev.gonogo.sql;

import java.util.Optional;
import java.util.Set;

/** A whole statement that cannot be run as psql would run it. */
enum Refusal {
    COPY_TO_STDOUT(
            "`COPY … TO stdout` has nobody to read it here",
            "take it out; a `check` keeps the rows of its query as evidence"),

    /** From there on quotes would end elsewhere, and so would statements. */
    BACKSLASH_IN_STRINGS(
            "`standard_conforming_strings = off` is not supported here",
            "leave it on, and write a string with backslash escapes as `E'…'`");

    private static final Set<String> SETTING = Set.of("SET", "SET LOCAL", "SET SESSION");

    private final String message;
    private final String hint;

    Refusal(String message, String hint) {
        this.message = message;
        this.hint = hint;
    }

    String message() {
        return message;
    }

    String hint() {
        return hint;
    }

    static Optional<Refusal> of(SqlStatement statement) {
        var command = statement.command();
        if (command.equals("COPY") && Copy.writesToClient(statement.text())) {
            return Optional.of(COPY_TO_STDOUT);
        }
        return SETTING.contains(command) && turnsStandardStringsOff(statement.text())
                ? Optional.of(BACKSLASH_IN_STRINGS)
                : Optional.empty();
    }

    private static boolean turnsStandardStringsOff(String text) {
        return Words.outsideParens(text).switchesOff("STANDARD_CONFORMING_STRINGS");
    }
}
