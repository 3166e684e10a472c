package dev.gonogo.plan;

/** Drift cannot be mended as it was asked for. Nothing was written. */
public final class MendRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MendRefused(String why, String hint) {
        super(hint.isEmpty() ? why : why + "\n  hint: " + hint);
    }
}
