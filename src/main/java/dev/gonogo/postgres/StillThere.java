package dev.gonogo.postgres;

/** A server process that was to be ended is still there; what it will do is not known. */
public final class StillThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StillThere(int pid) {
        super("server process %d does not end".formatted(pid));
    }
}
