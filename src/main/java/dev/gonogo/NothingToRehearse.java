package dev.gonogo;

/** A rehearsal was asked for that cannot be. */
public final class NothingToRehearse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingToRehearse(String why, String hint) {
        super(why + "\n  hint: " + hint);
    }
}
