package dev.gonogo.run;

import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Session;
import dev.gonogo.sql.SqlStatement;
import java.util.List;
import java.util.function.Consumer;

/** How the statements of a script come to the server. */
interface Sending {

    /** One after the other, and nothing else. */
    Sending PLAIN = Scripts::execute;

    /** The same, and says what the script says between them. */
    static Sending saying(Consumer<Notice> notices) {
        return (session, statements) -> Scripts.execute(session, statements, notices);
    }

    /** Sends the statements of a transaction that has begun. @throws ScriptFailed at the first that is refused */
    void execute(Session session, List<SqlStatement> statements);

    /** Is given a statement outside of any transaction, to be attempted. */
    default void alone(SqlStatement statement, Runnable attempt) {
        attempt.run();
    }
}
