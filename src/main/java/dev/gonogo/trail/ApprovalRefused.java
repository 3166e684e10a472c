package dev.gonogo.trail;

/** An approval does not count; the message says why. */
public final class ApprovalRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ApprovalRefused(String message) {
        super(message);
    }
}
