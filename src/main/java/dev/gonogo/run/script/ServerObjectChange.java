package dev.gonogo.run.script;

import dev.gonogo.postgres.ServerObjects;
import dev.gonogo.postgres.Session;
import dev.gonogo.sql.Alone;
import java.util.List;

/** `CREATE` or `DROP` of a database or a tablespace: it is there, or it is not. */
public final class ServerObjectChange implements Settlement {

    private final Alone.ServerObject statement;

    ServerObjectChange(Alone.ServerObject statement) {
        this.statement = statement;
    }

    @Override
    public Effect effect(Session session) {
        return exists(session) == statement.created() ? Effect.DONE : Effect.NOT_DONE;
    }

    @Override
    public List<String> losses(Session session) {
        return !statement.created() && exists(session) ? List.of(statement.kind() + " " + statement.name()) : List.of();
    }

    @Override
    public String look() {
        return "look whether %s `%s` is there".formatted(statement.kind(), statement.name());
    }

    private boolean exists(Session session) {
        return ServerObjects.exists(session, statement.kind(), statement.name());
    }
}
