package dev.gonogo.trail;

import java.io.IOException;
import java.nio.file.Path;

/** The folder of a new run cannot be made. Nothing was done. */
public final class HomeUnwritable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HomeUnwritable(Path runs, IOException cause) {
        super(
                "the run's folder cannot be made in `%s` (%s), and nothing was done\n  hint: make it writable, or name another place with `--home`"
                        .formatted(runs, cause),
                cause);
    }
}
