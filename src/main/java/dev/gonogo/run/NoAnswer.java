package dev.gonogo.run;

/** A web server did not answer. */
final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /** @param sent whether the request may have arrived */
    NoAnswer(String message, boolean sent) {
        super(message);
        this.sent = sent;
    }

    boolean mayHaveArrived() {
        return sent;
    }
}
