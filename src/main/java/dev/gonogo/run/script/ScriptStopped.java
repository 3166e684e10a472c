package dev.gonogo.run.script;

/** A script went no further: what it was at did not take effect, or is told to have done so. */
public abstract class ScriptStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScriptStopped(String message, Throwable cause) {
        super(message, cause);
    }

    /** In one line, for messages. */
    public abstract String told();
}
