package dev.gonogo.run;

import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;

/** Sends a script to the server, one statement at a time. */
final class Scripts {

    private Scripts() {}

    /** Executes all statements in the session's transaction. @throws ScriptFailed at the first that the server refuses */
    static void execute(Session session, SqlScript script) {
        for (SqlStatement statement : script.statements()) {
            try {
                session.execute(statement.text());
            } catch (StatementFailed refused) {
                throw new ScriptFailed(statement, refused);
            }
        }
    }
}
