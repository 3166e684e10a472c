package dev.gonogo.postgres;

/** Is told of each thing that is done to stop a server process, right after it. Called by any thread. */
@FunctionalInterface
public interface StopListener {

    /** Tells nobody. */
    StopListener NOBODY = (pid, how) -> {};

    void stopped(int pid, How how);

    /** What was done to it, and what became of it. */
    enum How {
        /** It was told to stop what it was running. */
        CANCELLED("was told to cancel its statement"),
        /** It was told to end. */
        TERMINATED("was told to end"),
        /** The server shows it no more. */
        GONE("is gone"),
        /** It did not end in time, or the server could not be asked. */
        STILL_THERE("could not be shown to be gone; look for it in pg_stat_activity");

        private final String text;

        How(String text) {
            this.text = text;
        }

        /** What a sentence says of the process. */
        public String text() {
            return text;
        }
    }
}
