package dev.gonogo.run;

import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import java.util.function.Consumer;

/** Sends a script to the server, one statement at a time. */
public final class Scripts {

    private Scripts() {}

    /**
     * Executes all statements in the session's transaction.
     *
     * @param before is told of each statement before it is sent
     * @throws ScriptFailed at the first statement that the server refuses
     */
    public static void execute(Session session, SqlScript script, Consumer<SqlStatement> before) {
        for (SqlStatement statement : script.statements()) {
            before.accept(statement);
            try {
                session.execute(statement.text());
            } catch (StatementFailed refused) {
                throw new ScriptFailed(statement, refused);
            }
        }
    }
}
