package dev.gonogo.run.script;

import dev.gonogo.postgres.StatementFailed;

/** The answer to a commit got lost, and the database could not be asked whether it took effect. */
public final class CommitUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommitUnknown(StatementFailed lost, RuntimeException asking) {
        super(
                "the answer to the commit got lost (%s), and whether it took effect cannot be found out: %s"
                        .formatted(lost.getMessage(), asking.getMessage()),
                lost);
        addSuppressed(asking);
    }
}
