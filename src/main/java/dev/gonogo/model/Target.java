package dev.gonogo.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A database that the runbook can run on.
 *
 * @param checkSessions how many sessions checks that do not depend on each other may use at the same time
 * @param backupMethod empty: the server's own default
 * @param guarded whether changing it needs a typed name and refuses scripted approvals
 */
public record Target(
        Place at,
        String name,
        Server server,
        Duration lockTimeout,
        Duration statementTimeout,
        int retryLocks,
        int checkSessions,
        Optional<BackupMethod> backupMethod,
        boolean guarded) {

    /** The method that a `backup` step uses here: a clone on the embedded server, else pg_dump. */
    public BackupMethod backups() {
        return backupMethod.orElse(server instanceof Server.Embedded ? BackupMethod.CLONE : BackupMethod.PG_DUMP);
    }
}
