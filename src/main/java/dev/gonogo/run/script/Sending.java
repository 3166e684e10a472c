package dev.gonogo.run.script;

import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Session;
import dev.gonogo.sql.SqlStatement;
import java.util.List;
import java.util.function.Consumer;

/** How the statements of a script come to the server. */
public interface Sending {

    /** One after the other, and nothing else. */
    Sending PLAIN = Scripts::execute;

    /** The same, logs each, and says what the script says between them. */
    static Sending logged(StatementLog log, Consumer<Notice> notices) {
        return new Sending() {
            @Override
            public void execute(Session session, List<SqlStatement> statements) {
                for (SqlStatement statement : statements) {
                    Scripts.say(statement.said(), notices);
                    log.during(statement, () -> Scripts.send(session, statement));
                }
            }

            @Override
            public void alone(SqlStatement statement, Runnable attempt) {
                log.during(statement, () -> {
                    attempt.run();
                    return -1;
                });
            }
        };
    }

    /** Sends the statements of a transaction that has begun. @throws ScriptFailed at the first that is refused */
    void execute(Session session, List<SqlStatement> statements);

    /** Is given a statement outside of any transaction, to be attempted. */
    default void alone(SqlStatement statement, Runnable attempt) {
        attempt.run();
    }
}
