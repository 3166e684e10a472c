package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Session;
import dev.gonogo.sql.SqlScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One script in one transaction of a fresh session. Before it commits, the catalog is compared with the one before: a loss
 * that nobody declared takes everything back. A transaction that met a lock is tried again.
 */
final class ScriptRun {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Database database;
    private final int retryLocks;
    private final Consumer<Notice> notices;

    ScriptRun(Database database, int retryLocks, Consumer<Notice> notices) {
        this.database = database;
        this.retryLocks = retryLocks;
        this.notices = notices;
    }

    /** What the transaction did; nothing when a loss was undeclared. */
    record Done(CatalogDiff diff, List<String> undeclared, int attempts) {
        boolean committed() {
            return undeclared.isEmpty();
        }
    }

    /**
     * Runs the script, then `last` in the same transaction.
     *
     * @throws ScriptFailed when the server refuses a statement; the transaction is rolled back then
     */
    Done run(SqlScript script, List<AllowedLoss> allowed, Consumer<Session> last) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(script, allowed, last, attempt);
            } catch (ScriptFailed failed) {
                if (!failed.failure().metLock() || attempt > retryLocks) {
                    throw failed;
                }
                notices.accept(new Notice(
                        "LOCK",
                        "attempt %d met a lock and gave way: %s"
                                .formatted(attempt, failed.failure().primary())));
                pause(FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 6)));
            }
        }
    }

    private Done attempt(SqlScript script, List<AllowedLoss> allowed, Consumer<Session> last, int attempt) {
        try (var session = database.open().notices(notices)) {
            session.begin();
            var before = Catalog.read(session);
            Scripts.execute(session, script, statement -> {});
            var diff = CatalogDiff.between(before, Catalog.read(session));
            var undeclared = CatalogDiffs.undeclared(diff, allowed);
            if (undeclared.isEmpty()) {
                last.accept(session);
                session.commit();
            } else {
                session.rollback();
            }
            return new Done(diff, undeclared, attempt);
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
