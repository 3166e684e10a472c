package dev.gonogo.sql.lint;

/** PostgreSQL's table locks, the weakest first, and who waits for them. */
public enum Lock {
    NONE("", "nobody waits"),
    ROW_EXCLUSIVE("RowExclusiveLock", "only those wait who change the same rows"),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", "it can be read and written meanwhile"),
    SHARE("ShareLock", "all who write to it wait"),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", "all who write to it wait"),
    EXCLUSIVE("ExclusiveLock", "all who write to it wait"),
    ACCESS_EXCLUSIVE("AccessExclusiveLock", "all who read or write it wait");

    private final String text;
    private final String waiting;

    Lock(String text, String waiting) {
        this.text = text;
        this.waiting = waiting;
    }

    /** As `pg_locks` calls it. */
    public String text() {
        return text;
    }

    public String waiting() {
        return waiting;
    }

    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }
}
