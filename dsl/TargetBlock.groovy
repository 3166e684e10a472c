package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `target('name') { … }`: where a database is and how carefully it is treated. */
@CompileStatic
class TargetBlock extends Block {

    /** `CREATE DATABASE … TEMPLATE` on the same server. */
    final BackupMethod CLONE = BackupMethod.CLONE
    final BackupMethod PG_DUMP = BackupMethod.PG_DUMP
    final BackupMethod PG_BASEBACKUP = BackupMethod.PG_BASEBACKUP

    private final Place at
    private final String name
    private boolean embedded
    private final List<SourceFile> fixtures = []
    private String url
    private Secret secretUrl
    private Duration lockTimeout = Duration.ofSeconds(5)
    private Duration statementTimeout = Duration.ofMinutes(10)
    private int retryLocks = 5
    private int checkSessions = 4
    private BackupMethod backups
    private boolean guarded

    TargetBlock(RunbookSource source, Place at, String name) {
        super(source)
        this.at = at
        this.name = name
        named(name, at, 'target')
    }

    @Word('a real PostgreSQL that is started for the run and removed after it')
    void embedded() {
        embedded = true
    }

    @Word('SQL files that fill the embedded database before the run, in this order')
    void fixture(String... files) {
        files.each { String file -> fixtures << new SourceFile(here('fixture'), file) }
    }

    @Word('the address, as text or as a `secret`: `postgresql://…`, `jdbc:postgresql://…` or the name of a libpq service')
    void url(String address) {
        once('url')
        notBlank(address, 'url')
        url = address
    }

    @Word('the address, as text or as a `secret`: `postgresql://…`, `jdbc:postgresql://…` or the name of a libpq service')
    void url(Secret address) {
        once('url')
        secretUrl = address
    }

    @Word('a value that is read from the environment variable of this name, or from the file that NAME_FILE names')
    Secret secret(String name) {
        new Secret(name)
    }

    @Word('how long a statement waits for a lock before it gives way')
    void lockTimeout(Duration time) {
        once('lockTimeout')
        positive(time.toMillis(), 'lockTimeout')
        lockTimeout = time
    }

    @Word('how long a statement may run')
    void statementTimeout(Duration time) {
        once('statementTimeout')
        positive(time.toMillis(), 'statementTimeout')
        statementTimeout = time
    }

    @Word('how often a transaction that met a lock is tried again')
    void retryLocks(int times) {
        once('retryLocks')
        notNegative(times, 'retryLocks')
        retryLocks = times
    }

    @Word('how many sessions checks that do not depend on each other may use at the same time; 4 when not said')
    void checkSessions(int number) {
        once('checkSessions')
        positive(number, 'checkSessions')
        checkSessions = number
    }

    @Word('how `backup` copies this database: CLONE, PG_DUMP or PG_BASEBACKUP')
    void backups(BackupMethod method) {
        once('backups')
        backups = method
    }

    @Word('a run on this target needs its typed name, and approvals from a file do not count')
    void guarded() {
        guarded = true
    }

    Target toTarget() {
        if (embedded == (url != null || secretUrl != null)) {
            source.problem(at, "target `$name` needs either `embedded()` or `url`",
                    "write `embedded()` for a PostgreSQL without set-up, or `url secret('DB_URL')`")
        }
        if (!embedded && !fixtures.empty) {
            source.problem(fixtures[0].at(), '`fixture` belongs to an `embedded()` target', 'Gonogo fills no database but its own')
        }
        def server = embedded
                ? new Server.Embedded(fixtures)
                : new Server.Remote(Optional.ofNullable(url), Optional.ofNullable(secretUrl))
        new Target(at, name, server, lockTimeout, statementTimeout, retryLocks, checkSessions,
                Optional.ofNullable(backups), guarded)
    }
}
