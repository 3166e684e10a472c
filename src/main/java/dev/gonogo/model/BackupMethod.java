package dev.gonogo.model;

/** How a target is backed up. */
public enum BackupMethod {
    /** `CREATE DATABASE … TEMPLATE` on the same server: needs no client program. */
    CLONE,
    /** `pg_dump --format=custom` into the run's evidence folder. */
    PG_DUMP,
    /** `pg_basebackup` of the whole server into the home, for recovery to a point in time; proven by `pg_verifybackup`. */
    PG_BASEBACKUP
}
