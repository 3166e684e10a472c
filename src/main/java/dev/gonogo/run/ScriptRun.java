package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.sql.SqlScript;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** One script in one transaction of a fresh session. A transaction that met a lock is tried again. */
final class ScriptRun {

    private final Database database;
    private final LockRetry lockRetry;
    private final Consumer<Notice> notices;

    ScriptRun(Database database, int retryLocks, Consumer<Notice> notices) {
        this.database = database;
        this.lockRetry = new LockRetry(retryLocks, notices);
        this.notices = notices;
    }

    /** For a step that changes the target. */
    static ScriptRun of(StepRun run) {
        return new ScriptRun(run.database(), run.run().target().target().retryLocks(), run::notice);
    }

    /** What the transaction did; nothing when a loss was undeclared. */
    record Done(CatalogDiff diff, List<String> undeclared) {
        boolean committed() {
            return undeclared.isEmpty();
        }
    }

    /**
     * Runs the script with an eye on the catalog: a loss that nobody declared takes everything back.
     *
     * @throws ScriptFailed when the server refuses a statement or the commit; nothing took effect then
     */
    Done run(SqlScript script, List<AllowedLoss> allowed, Ending ending) {
        return transaction(script, session -> {
            var before = Catalog.read(session);
            Scripts.execute(session, script);
            var diff = CatalogDiff.between(before, Catalog.read(session));
            var undeclared = CatalogDiffs.undeclared(diff, allowed);
            if (undeclared.isEmpty()) {
                ending.commit(session);
            } else {
                session.rollback();
            }
            return new Done(diff, undeclared);
        });
    }

    /** Runs a script that takes something back: it may remove whatever it removes. @throws ScriptFailed as {@link #run} */
    void takeBack(SqlScript script, Ending ending) {
        transaction(script, session -> {
            Scripts.execute(session, script);
            ending.commit(session);
            return null;
        });
    }

    private <T> T transaction(SqlScript script, Function<Session, T> work) {
        return lockRetry.run(() -> {
            try (var session = database.open().notices(notices)) {
                session.begin();
                return work.apply(session);
            } catch (StatementFailed refused) {
                throw new ScriptFailed(script, refused);
            }
        });
    }
}
