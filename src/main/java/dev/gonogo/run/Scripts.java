package dev.gonogo.run;

import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.SqlStatement;
import java.util.List;

/** Sends statements of a script to the server, one at a time. */
final class Scripts {

    private Scripts() {}

    /** Executes all of them. @throws ScriptFailed at the first that the server refuses */
    static void execute(Session session, List<SqlStatement> statements) {
        for (SqlStatement statement : statements) {
            try {
                session.execute(statement.text());
            } catch (StatementFailed refused) {
                throw new ScriptFailed(statement, refused);
            }
        }
    }
}
