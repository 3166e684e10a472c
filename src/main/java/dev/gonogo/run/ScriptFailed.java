package dev.gonogo.run;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.SqlStatement;

/** A statement of a script failed: the server's message at its place in the file. */
public final class ScriptFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Place at;
    private final StatementFailed failure;

    ScriptFailed(SqlStatement statement, StatementFailed failure) {
        super(problem(statement, failure).toString(), failure);
        this.at = place(statement, failure);
        this.failure = failure;
    }

    public Place at() {
        return at;
    }

    public StatementFailed failure() {
        return failure;
    }

    private static Place place(SqlStatement statement, StatementFailed failure) {
        return failure.position() > 0 ? statement.placeOf(failure.position()) : statement.at();
    }

    private static Problem problem(SqlStatement statement, StatementFailed failure) {
        var message = failure.primary() + " (SQLSTATE " + failure.sqlState() + ")"
                + (failure.detail().isEmpty() ? "" : "\n  detail: " + failure.detail());
        return new Problem(place(statement, failure), message, "", failure.hint());
    }
}
