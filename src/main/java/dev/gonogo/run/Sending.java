package dev.gonogo.run;

import dev.gonogo.postgres.Session;
import dev.gonogo.sql.SqlStatement;
import java.util.List;

/** How the statements of a script come to the server. */
interface Sending {

    /** One after the other, and nothing else. */
    Sending PLAIN = Scripts::execute;

    /** Sends the statements of a transaction that has begun. @throws ScriptFailed at the first that is refused */
    void execute(Session session, List<SqlStatement> statements);

    /** Is given a statement outside of any transaction, to be attempted. */
    default void alone(SqlStatement statement, Runnable attempt) {
        attempt.run();
    }
}
