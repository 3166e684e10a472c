package dev.gonogo.run;

import dev.gonogo.postgres.Session;
import dev.gonogo.sql.Alone;

/** The reconciliation of each kind of statement that runs outside of a transaction. */
final class Reconciliations implements Alone.Kinds<Reconciliation> {

    @Override
    public Reconciliation buildIndex(Alone.BuildIndex statement) {
        return new IndexBuild(statement);
    }

    @Override
    public Reconciliation dropIndex(Alone.DropIndex statement) {
        return new IndexDrop(statement);
    }

    @Override
    public Reconciliation reindex(Alone.Reindex statement) {
        return new Reindexing(statement);
    }

    @Override
    public Reconciliation detachPartition(Alone.DetachPartition statement) {
        return new PartitionDetach(statement);
    }

    @Override
    public Reconciliation serverObject(Alone.ServerObject statement) {
        return new ServerObjectChange(statement);
    }

    @Override
    public Reconciliation serverSetting(Alone.ServerSetting statement) {
        return new Repetition(Reconciliation.Effect.UNKNOWN, true, "look at the setting; a retry makes it again");
    }

    @Override
    public Reconciliation maintenance(Alone.Maintenance statement) {
        return new Repetition(Reconciliation.Effect.NOT_DONE, true, "a retry does it again");
    }

    @Override
    public Reconciliation subscription(Alone.Subscription statement) {
        return new Repetition(
                Reconciliation.Effect.UNKNOWN,
                false,
                "look at pg_subscription here and at pg_replication_slots on the publisher");
    }

    /** No catalog tells; what to do about it is always the same. */
    private record Repetition(Effect always, boolean isRepeatable, String look) implements Reconciliation {
        @Override
        public Effect effect(Session session) {
            return always;
        }
    }
}
