package dev.gonogo.trail;

/** A run was not bundled. */
public final class BundleUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BundleUnusable(String message) {
        super(message);
    }
}
