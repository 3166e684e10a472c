package dev.gonogo.sql;

/** How a statement stands to the transaction of the step that runs it. */
public enum TransactionUse {

    /** Begins, ends, splits or shapes a transaction itself: `BEGIN`, `COMMIT`, `SAVEPOINT`, `SET TRANSACTION`, … */
    TRANSACTION_CONTROL,

    /** The server refuses it inside a transaction block: `CREATE INDEX CONCURRENTLY`, `VACUUM`, `ALTER SYSTEM`, … */
    OUTSIDE_TRANSACTION,

    /** Runs in a transaction, and changes the session beyond it: `SET` without `LOCAL`, `RESET`, `LISTEN`, … */
    SESSION,

    /** Everything else: done with the transaction, undone with it. */
    TRANSACTIONAL
}
