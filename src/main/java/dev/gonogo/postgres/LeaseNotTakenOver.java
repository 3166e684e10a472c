package dev.gonogo.postgres;

/** The session that holds a lease could not be ended; it still has it. */
public final class LeaseNotTakenOver extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private LeaseNotTakenOver(Holder holder, String why, String hint, StatementFailed cause) {
        super("the lease cannot be taken over from %s: %s\n  hint: %s".formatted(holder.told(), why, hint), cause);
    }

    static LeaseNotTakenOver refused(Holder holder, StatementFailed refusal) {
        return new LeaseNotTakenOver(
                holder,
                refusal.getMessage(),
                "connect as role `%s`, or have an administrator run `select pg_terminate_backend(%d)`"
                        .formatted(holder.role(), holder.pid()),
                refusal);
    }

    static LeaseNotTakenOver stillThere(Holder holder) {
        return new LeaseNotTakenOver(
                holder,
                "its server process was told to end and is still there",
                "look at pid %d in pg_stat_activity and on the server's machine".formatted(holder.pid()),
                null);
    }
}
