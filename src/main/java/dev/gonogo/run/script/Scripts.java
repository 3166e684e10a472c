package dev.gonogo.run.script;

import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.Said;
import dev.gonogo.sql.SqlStatement;
import java.util.List;
import java.util.function.Consumer;

/** Sends statements of a script to the server, one at a time, and says what the script says between them. */
public final class Scripts {

    private Scripts() {}

    /** Executes all of them. @throws ScriptFailed at the first that the server refuses */
    public static void execute(Session session, List<SqlStatement> statements) {
        statements.forEach(statement -> send(session, statement));
    }

    /**
     * Executes one, and returns the number of rows that it changed, -1 when it counts none.
     *
     * @throws ScriptFailed when the server refuses it
     */
    public static long send(Session session, SqlStatement statement) {
        try {
            return statement.rows().isPresent()
                    ? session.copyIn(statement.text(), statement.rows().get().stream())
                    : session.execute(statement.text());
        } catch (StatementFailed refused) {
            throw new ScriptFailed(statement, refused);
        }
    }

    public static void say(List<Said> said, Consumer<Notice> notices) {
        said.forEach(each -> notices.accept(new Notice(each.severity(), each.at() + ": " + each.text())));
    }
}
