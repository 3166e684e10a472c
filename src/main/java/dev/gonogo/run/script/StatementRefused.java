package dev.gonogo.run.script;

/** What was typed as SQL is not what can be run at the console. */
public final class StatementRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StatementRefused(String why) {
        super(why);
    }
}
