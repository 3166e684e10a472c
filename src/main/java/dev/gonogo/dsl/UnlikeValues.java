package dev.gonogo.dsl;

/** Two values were compared, or computed with, that have nothing to do with each other. */
public final class UnlikeValues extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnlikeValues(String message) {
        super(message);
    }
}
