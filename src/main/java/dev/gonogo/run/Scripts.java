package dev.gonogo.run;

import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.Said;
import dev.gonogo.sql.SqlStatement;
import java.util.List;
import java.util.function.Consumer;

/** Sends statements of a script to the server, one at a time, and says what the script says between them. */
final class Scripts {

    private Scripts() {}

    /** Executes all of them. @throws ScriptFailed at the first that the server refuses */
    static void execute(Session session, List<SqlStatement> statements) {
        for (SqlStatement statement : statements) {
            try {
                send(session, statement);
            } catch (StatementFailed refused) {
                throw new ScriptFailed(statement, refused);
            }
        }
    }

    /** The same, and says what stands before each. */
    static void execute(Session session, List<SqlStatement> statements, Consumer<Notice> notices) {
        for (SqlStatement statement : statements) {
            say(statement.said(), notices);
            execute(session, List.of(statement));
        }
    }

    static void say(List<Said> said, Consumer<Notice> notices) {
        said.forEach(each -> notices.accept(new Notice(each.severity(), each.at() + ": " + each.text())));
    }

    private static void send(Session session, SqlStatement statement) {
        statement
                .rows()
                .ifPresentOrElse(
                        rows -> session.copyIn(statement.text(), rows.stream()),
                        () -> session.execute(statement.text()));
    }
}
