package dev.gonogo.cli.console;

import java.util.List;

/** Where a person reads and types. Everything but {@link #read} may come from any thread, and returns at once. */
interface Display extends AutoCloseable {

    /** What came of waiting for a line: it, Ctrl-C, or the end of the input. */
    record Line(Kind kind, String text) {

        enum Kind {
            TYPED,
            INTERRUPTED,
            ENDED
        }

        static final Line INTERRUPTED = new Line(Kind.INTERRUPTED, "");
        static final Line ENDED = new Line(Kind.ENDED, "");

        static Line typed(String text) {
            return new Line(Kind.TYPED, text);
        }
    }

    /** Waits for the next command. Used by one thread. */
    Line read();

    /** Waits for something else than a command: it is not completed and not remembered. Used by the same thread. */
    Line ask(String label);

    /** Shows lines above what is being typed. */
    void above(String text);

    /** What stands before the command from now on. @param waits whether the run waits for it */
    void prompt(String text, boolean waits);

    /** The lines at the foot of the screen; a display that has no foot shows none. */
    void status(List<String> lines);

    /** Ends the wait for a line, as Ctrl-C. @return false when nobody waits for one, or it cannot be ended so */
    boolean interrupt();

    /** The process goes on after it was stopped, and the terminal was another program's. */
    void resumed();

    /** Leaves the terminal to another program while this runs. Used by the thread that reads. */
    void whileAway(Runnable work);

    int columns();

    int rows();

    /** Whether there is a foot of the screen, and what is typed stays below what is shown. */
    boolean isLive();

    /** Shows what is left to be shown, and leaves the terminal as it was. Whoever reads gets the end of the input. */
    @Override
    void close();
}
