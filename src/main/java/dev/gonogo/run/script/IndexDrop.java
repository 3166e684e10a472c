package dev.gonogo.run.script;

import dev.gonogo.postgres.Indexes;
import dev.gonogo.postgres.Session;
import dev.gonogo.sql.Alone;
import java.util.List;
import java.util.Optional;

/** `DROP INDEX CONCURRENTLY`: one that was interrupted leaves an invalid index, which can be dropped again. */
public final class IndexDrop implements Settlement {

    private final Alone.DropIndex statement;

    IndexDrop(Alone.DropIndex statement) {
        this.statement = statement;
    }

    @Override
    public Effect effect(Session session) {
        return losses(session).isEmpty() ? Effect.DONE : Effect.NOT_DONE;
    }

    /** Nothing can be taken away but what it takes away itself, but it must be said. */
    @Override
    public Optional<String> clear(Session session) {
        return Indexes.isInvalid(session, statement.index())
                ? Optional.of(
                        "index `%s` is there and invalid, as a drop leaves it that has begun; the next attempt ends it"
                                .formatted(statement.index()))
                : Optional.empty();
    }

    @Override
    public List<String> losses(Session session) {
        return Indexes.named(session, statement.index()).stream().toList();
    }

    @Override
    public String look() {
        return "look whether index `%s` is there, and valid".formatted(statement.index());
    }
}
