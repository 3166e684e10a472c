package dev.gonogo.run.script;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;

/** A statement of a script failed, or its commit: the server's message at its place in the file. */
public final class ScriptFailed extends ScriptStopped {

    private static final long serialVersionUID = 1L;
    private static final String AT_ITS_END =
            "this was at the end of the transaction, where deferred constraints and triggers have their turn";

    private final transient Place at;
    private final StatementFailed failure;
    private final String aftermath;

    public ScriptFailed(SqlStatement statement, StatementFailed failure) {
        this(statement, failure, "");
    }

    /** @param aftermath what became of the half of it that was done */
    public ScriptFailed(SqlStatement statement, StatementFailed failure, String aftermath) {
        this(ErrorPlace.of(statement, failure), failure, aftermath);
    }

    /** The transaction failed, by none of its statements. */
    public ScriptFailed(SqlScript script, StatementFailed failure) {
        this(
                new ErrorPlace(new Place(script.file(), 0, 0), ""),
                failure,
                failure.sqlState().matches("(23|P0).*") ? AT_ITS_END : "");
    }

    private ScriptFailed(ErrorPlace place, StatementFailed failure, String aftermath) {
        super(text(place, failure) + (aftermath.isEmpty() ? "" : "\n  " + aftermath), failure);
        this.at = place.at();
        this.failure = failure;
        this.aftermath = aftermath;
    }

    public Place at() {
        return at;
    }

    public StatementFailed failure() {
        return failure;
    }

    @Override
    public String told() {
        var told = "%s: %s (SQLSTATE %s)".formatted(at, failure.primary(), failure.sqlState());
        return aftermath.isEmpty() ? told : told + "; " + aftermath;
    }

    private static String text(ErrorPlace place, StatementFailed failure) {
        var message = "%s (SQLSTATE %s)".formatted(failure.primary(), failure.sqlState());
        return new Problem(place.at(), message, place.line(), "")
                + more("detail", failure.detail())
                + more("hint", failure.hint())
                + more("context", failure.where());
    }

    private static String more(String what, String text) {
        return text.isEmpty() ? "" : "\n  %s: %s".formatted(what, text.replace("\n", "\n    "));
    }
}
