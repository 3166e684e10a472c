package dev.gonogo.run.script;

/** A portion began, and whether it took effect, or was recorded, cannot be found out. */
public final class PortionInDoubt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param look what a person should look at */
    public PortionInDoubt(String what, String look, Throwable cause) {
        super(what + "; " + look, cause);
    }
}
