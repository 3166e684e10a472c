package dev.gonogo.trail;

import java.io.IOException;
import java.nio.file.Path;

/** An event could not be put on disk; nothing that depends on it may go on. */
public final class JournalUnwritable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalUnwritable(Path file, IOException cause) {
        super(
                "the journal `" + file + "` cannot be written: " + cause
                        + "; the run stops here, because what is not recorded did not provably happen"
                        + "\n  hint: what was recorded is kept; make room, or the folder writable, and go on with `gonogo resume`",
                cause);
    }
}
