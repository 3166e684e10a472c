package dev.gonogo.run;

/** A statement outside of a transaction began, and whether it took effect cannot be found out. */
final class PortionInDoubt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param look what a person should look at */
    PortionInDoubt(String what, String look, Throwable cause) {
        super(what + "; " + look, cause);
    }
}
