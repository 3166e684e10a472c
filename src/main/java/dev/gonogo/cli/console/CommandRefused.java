package dev.gonogo.cli.console;

/** A command that cannot be done now, or not so. Nothing was done. */
final class CommandRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandRefused(String why, String hint) {
        super(hint.isEmpty() ? why : why + "\n  hint: " + hint);
    }
}
