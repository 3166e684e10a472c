package dev.gonogo.run;

/** A rehearsal came to its end before time, for a reason that the server does not know. */
final class RehearsalStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RehearsalStopped(String message) {
        super(message);
    }
}
