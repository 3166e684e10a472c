package dev.gonogo.run.script;

/** A statement outside of a transaction began, and whether it took effect cannot be found out. */
public final class PortionInDoubt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param look what a person should look at */
    public PortionInDoubt(String what, String look, Throwable cause) {
        super(what + "; " + look, cause);
    }
}
