package dev.gonogo.plan;

/**
 * Something about which the files and the target disagree, or the target and what Gonogo left there.
 *
 * @param about the version, file or table that it is about
 * @param hint what to do about it
 */
public record DriftFinding(Kind kind, String about, String message, String hint) {

    /** What kind of disagreement it is, and whether a run is refused for it. */
    public enum Kind {
        /** Applied there, and no file here. */
        ONLY_THERE(true),
        /** The file is another one than the one that was applied. */
        CHANGED_SINCE(true),
        /** Not applied, while newer ones are. */
        OUT_OF_ORDER(true),
        /** The history says that it did not end well. */
        FAILED(true),
        /** The history is none that Gonogo knows. */
        UNKNOWN_HISTORY(true),
        /** The history is one that Gonogo does not write, and the runbook migrates. */
        READ_ONLY_HISTORY(true),
        /** Another tool remembers migrations in the same database. */
        OTHER_HISTORY(false),
        /** The catalog could not be read. */
        CATALOG_LOCKED(true),
        /** The catalog is not as the last run left it. */
        CATALOG_CHANGED(true);

        private final boolean blocks;

        Kind(boolean blocks) {
            this.blocks = blocks;
        }
    }

    public boolean blocks() {
        return kind.blocks;
    }

    Plan.Finding toFinding() {
        return new Plan.Finding(blocks(), message, hint);
    }
}
