package dev.gonogo.run;

import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Rows;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.SessionSettings;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.run.script.StatementRefused;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.sql.SqlStatement;
import dev.gonogo.sql.TransactionUse;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Journal;
import java.util.function.Function;

/**
 * SQL that a person types at the console: one statement, in a session of its own, and in the journal. What only looks is in a
 * read-only transaction, which the statement cannot leave.
 */
final class OperatorSql {

    private final Database database;
    private final Journal journal;

    OperatorSql(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Sessions of the console, which are not those of a step. */
    static Database database(Run run) {
        var settings = run.target().database().settings();
        return run.target()
                .database()
                .with(new SessionSettings(
                        "gonogo console " + run.id(), settings.lockTimeout(), settings.statementTimeout()));
    }

    /** @throws StatementRefused when it is not one statement @throws StatementFailed when the server refuses it */
    Rows look(String as, String sql) {
        var statement = only(sql);
        return recorded(as, false, statement, session -> {
            session.beginReadOnly();
            var rows = session.query(statement);
            session.rollback();
            return rows;
        });
    }

    /** The same for what changes something. The intent is on disk before it. */
    Rows write(String as, String sql) {
        var statement = only(sql);
        journal.append(new Event.ConsoleSql(as, true, statement, 0, "begun"));
        return recorded(as, true, statement, session -> {
            session.begin();
            var rows = session.query(statement);
            session.commit();
            return rows;
        });
    }

    /** Looks without a trace, as for completing a word. */
    <T> T ask(Function<Session, T> work) {
        try (var session = database.open()) {
            return work.apply(session);
        }
    }

    private Rows recorded(String as, boolean writes, String sql, Function<Session, Rows> work) {
        try (var session = database.open()) {
            var rows = work.apply(session);
            journal.append(new Event.ConsoleSql(as, writes, sql, rows.rows().size(), "done"));
            return rows;
        } catch (StatementFailed failed) {
            journal.append(new Event.ConsoleSql(as, writes, sql, 0, failed.getMessage()));
            throw failed;
        }
    }

    private static String only(String sql) {
        var statements = SqlScript.parse("console", sql).statements();
        if (statements.size() != 1) {
            throw new StatementRefused("this is %d statements; type one at a time".formatted(statements.size()));
        }
        SqlStatement statement = statements.get(0);
        if (statement.transactionUse() == TransactionUse.TRANSACTION_CONTROL) {
            throw new StatementRefused(
                    "`%s` is refused here: each statement is a transaction of its own".formatted(statement.command()));
        }
        return statement.text();
    }
}
