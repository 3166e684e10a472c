package dev.gonogo.run.script;

import dev.gonogo.postgres.Session;
import dev.gonogo.sql.Alone;

/** The settlement of each kind of statement that runs outside of a transaction. */
public final class Settlements implements Alone.Kinds<Settlement> {

    @Override
    public Settlement buildIndex(Alone.BuildIndex statement) {
        return new IndexBuild(statement);
    }

    @Override
    public Settlement dropIndex(Alone.DropIndex statement) {
        return new IndexDrop(statement);
    }

    @Override
    public Settlement reindex(Alone.Reindex statement) {
        return new Reindexing(statement);
    }

    @Override
    public Settlement detachPartition(Alone.DetachPartition statement) {
        return new PartitionDetach(statement);
    }

    @Override
    public Settlement serverObject(Alone.ServerObject statement) {
        return new ServerObjectChange(statement);
    }

    @Override
    public Settlement serverSetting(Alone.ServerSetting statement) {
        return new Repetition(Settlement.Effect.UNKNOWN, true, "look at the setting; a retry makes it again");
    }

    @Override
    public Settlement maintenance(Alone.Maintenance statement) {
        return new Repetition(Settlement.Effect.NOT_DONE, true, "a retry does it again");
    }

    @Override
    public Settlement subscription(Alone.Subscription statement) {
        return new Repetition(
                Settlement.Effect.UNKNOWN,
                false,
                "look at pg_subscription here and at pg_replication_slots on the publisher");
    }

    /** No catalog tells; what to do about it is always the same. */
    private record Repetition(Effect always, boolean isRepeatable, String look) implements Settlement {
        @Override
        public Effect effect(Session session) {
            return always;
        }
    }
}
