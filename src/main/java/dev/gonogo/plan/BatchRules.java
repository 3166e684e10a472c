package dev.gonogo.plan;

import dev.gonogo.model.Place;
import dev.gonogo.model.Problem;
import dev.gonogo.sql.RangedStatement;
import dev.gonogo.sql.SqlScript;
import java.util.List;

/** What the statement of a batch must be like. */
final class BatchRules {

    private BatchRules() {}

    /** What is done with each batch: one statement, which says what is in the batch. */
    static List<Problem> problems(RangedStatement ranged, SqlScript script) {
        var start = new Place(script.file(), 1, 0);
        if (!ranged.isRanged()) {
            return List.of(problem(
                    start,
                    "the statement has no `:batch` in it, so each batch would change all rows",
                    "write `update … where :batch and …`"));
        }
        if (script.statements().size() != 1) {
            return List.of(problem(
                    start,
                    "a batch is one statement, and these are "
                            + script.statements().size(),
                    "put them into one with `WITH`, or make a batch of each"));
        }
        var statement = script.statements().get(0);
        return RangedStatement.isRepeatable(statement)
                ? List.of()
                : List.of(problem(
                        statement.at(),
                        "`%s` cannot be done batch by batch".formatted(statement.command()),
                        "`UPDATE`, `DELETE`, `INSERT`, `MERGE`, and a `SELECT` of a function can"));
    }

    private static Problem problem(Place at, String message, String hint) {
        return new Problem(at, message, "", hint);
    }
}
