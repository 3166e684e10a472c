package dev.gonogo.run.script;

import dev.gonogo.postgres.Indexes;
import dev.gonogo.postgres.Session;
import dev.gonogo.sql.Alone;
import java.util.Optional;

/** `CREATE INDEX CONCURRENTLY`: an index that is there and not usable is never the one that was asked for. */
public final class IndexBuild implements Settlement {

    private final Alone.BuildIndex statement;

    IndexBuild(Alone.BuildIndex statement) {
        this.statement = statement;
    }

    @Override
    public Effect effect(Session session) {
        return lack(session).isEmpty() ? Effect.DONE : Effect.NOT_DONE;
    }

    @Override
    public Optional<String> clear(Session session) {
        var broken = found(session).filter(Indexes.Index::isBroken);
        broken.ifPresent(index -> Indexes.drop(session, index.name()));
        return broken.map(index ->
                "the invalid index `%s`, which a build left that did not end, was dropped".formatted(index.name()));
    }

    @Override
    public Optional<String> lack(Session session) {
        var found = found(session);
        if (found.isEmpty() || !found.get().onTable()) {
            return Optional.of(
                    "there is no index `%s` on `%s` after it".formatted(statement.index(), statement.table()));
        }
        return found.get().usable()
                ? Optional.empty()
                : Optional.of("index `%s` is invalid after it".formatted(statement.index()));
    }

    @Override
    public String look() {
        return "look whether index `%s` on `%s` is there, and valid".formatted(statement.index(), statement.table());
    }

    private Optional<Indexes.Index> found(Session session) {
        return Indexes.ofTable(session, statement.table(), statement.index());
    }
}
