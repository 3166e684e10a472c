package dev.gonogo.run.script;

/** Gonogo itself does not let a portion of a script pass. */
public final class PortionRefused extends ScriptStopped {

    private static final long serialVersionUID = 1L;

    public PortionRefused(String message) {
        super(message, null);
    }

    @Override
    public String told() {
        return getMessage();
    }
}
