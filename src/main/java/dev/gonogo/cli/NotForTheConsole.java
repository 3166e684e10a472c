package dev.gonogo.cli;

import dev.gonogo.trail.Document;

/** A PDF that nothing says where to write to. */
final class NotForTheConsole extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotForTheConsole(Document document) {
        super("a PDF of the %s is nothing to print here\n  hint: say where to write it with `--out DIR`"
                .formatted(document));
    }
}
