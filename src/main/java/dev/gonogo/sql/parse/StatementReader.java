package dev.gonogo.sql.parse;

/**
 * Tells what a statement does, without a server.
 *
 * <pre>
 * var parsed = StatementReader.ofPostgres().read("alter table t add column c int");
 * parsed.actions();       // [AddColumn[at=14, table=t, …]]
 * parsed.unreadable();    // empty; else where the grammar gave up, and nothing is known
 * </pre>
 *
 * The grammar is not PostgreSQL's own: what it cannot read may still be right, and what it reads may still be wrong.
 * Thread-safe.
 */
public interface StatementReader {

    /** @param statement one statement, without the `;` behind it */
    Parsed read(String statement);

    /** The grammar of pgCodeKeeper, which is loaded with the first statement. */
    static StatementReader ofPostgres() {
        return statement -> new TreeReader(0).read(statement);
    }
}
