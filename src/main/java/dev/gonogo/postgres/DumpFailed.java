package dev.gonogo.postgres;

/** A client program is missing, too old, or ended with an error. */
public final class DumpFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DumpFailed(String message) {
        super(message);
    }
}
