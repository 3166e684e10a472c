package dev.gonogo.run.script;

import dev.gonogo.postgres.Indexes;
import dev.gonogo.postgres.Session;
import dev.gonogo.sql.Alone;
import java.util.Optional;

/** `REINDEX … CONCURRENTLY`: doing it again is harmless, once the copies are gone that an interrupted one left. */
public final class Reindexing implements Settlement {

    private final Alone.Reindex statement;

    Reindexing(Alone.Reindex statement) {
        this.statement = statement;
    }

    @Override
    public Effect effect(Session session) {
        return Effect.NOT_DONE;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Optional<String> clear(Session session) {
        var left = Indexes.leftovers(session, statement.scope(), statement.name());
        left.forEach(index -> Indexes.drop(session, index));
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("the invalid copies that a reindex left which did not end, `%s`, were dropped"
                        .formatted(String.join("`, `", left)));
    }

    @Override
    public String look() {
        return "look for invalid indexes whose names end in `_ccnew` or `_ccold`";
    }
}
