package dev.gonogo;

import java.nio.file.Path;

/** There is no run of that name, or none at all. */
public final class NoSuchRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchRun(Path runs, String what) {
        super("there is not " + what + " in `" + runs
                + "`; name another home with `--home`, or begin one with `gonogo run`");
    }
}
