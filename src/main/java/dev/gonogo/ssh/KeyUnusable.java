package dev.gonogo.ssh;

/** Nothing was signed. */
public final class KeyUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyUnusable(String message) {
        super(message);
    }
}
