package dev.gonogo.run.script;

import dev.gonogo.postgres.PartitionState;
import dev.gonogo.postgres.Session;
import dev.gonogo.sql.Alone;
import java.util.Optional;

/** `ALTER TABLE … DETACH PARTITION … CONCURRENTLY`: once begun it cannot be begun again, only finalized. */
public final class PartitionDetach implements Settlement {

    private final Alone.DetachPartition statement;

    PartitionDetach(Alone.DetachPartition statement) {
        this.statement = statement;
    }

    @Override
    public Effect effect(Session session) {
        return state(session) == PartitionState.DETACHED ? Effect.DONE : Effect.NOT_DONE;
    }

    /** Nothing can be taken away, but it must be said. */
    @Override
    public Optional<String> clear(Session session) {
        return isPending(session)
                ? Optional.of(
                        "the detach of `%s` has begun, and is to be ended by `FINALIZE`, which the next attempt does"
                                .formatted(statement.partition()))
                : Optional.empty();
    }

    @Override
    public Optional<String> instead(Session session) {
        return isPending(session)
                ? Optional.of("alter table %s detach partition %s finalize"
                        .formatted(statement.table(), statement.partition()))
                : Optional.empty();
    }

    @Override
    public String look() {
        return "look at pg_inherits whether `%s` is still a partition of `%s`"
                .formatted(statement.partition(), statement.table());
    }

    private boolean isPending(Session session) {
        return state(session) == PartitionState.PENDING;
    }

    private PartitionState state(Session session) {
        return PartitionState.of(session, statement.table(), statement.partition());
    }
}
