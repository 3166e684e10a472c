package dev.gonogo.run;

/** Gonogo itself does not let a portion of a script pass. */
final class PortionRefused extends ScriptStopped {

    private static final long serialVersionUID = 1L;

    PortionRefused(String message) {
        super(message, null);
    }

    @Override
    String told() {
        return getMessage();
    }
}
