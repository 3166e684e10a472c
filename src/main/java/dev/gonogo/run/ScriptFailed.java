package dev.gonogo.run;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;

/** A statement of a script failed, or its commit: the server's message at its place in the file. */
public final class ScriptFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place at;
    private final StatementFailed failure;

    ScriptFailed(SqlStatement statement, StatementFailed failure) {
        this(failure.position() > 0 ? statement.placeOf(failure.position()) : statement.at(), failure);
    }

    /** The transaction failed at its end. */
    ScriptFailed(SqlScript script, StatementFailed failure) {
        this(new Place(script.file(), 0, 0), failure);
    }

    private ScriptFailed(Place at, StatementFailed failure) {
        super(problem(at, failure).toString(), failure);
        this.at = at;
        this.failure = failure;
    }

    public Place at() {
        return at;
    }

    public StatementFailed failure() {
        return failure;
    }

    /** In one line, for messages. */
    String told() {
        return "%s: %s (SQLSTATE %s)".formatted(at, failure.primary(), failure.sqlState());
    }

    private static Problem problem(Place at, StatementFailed failure) {
        var message = failure.primary() + " (SQLSTATE " + failure.sqlState() + ")"
                + (failure.detail().isEmpty() ? "" : "\n  detail: " + failure.detail());
        return new Problem(at, message, "", failure.hint());
    }
}
