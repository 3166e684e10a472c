package dev.gonogo.run;

import dev.gonogo.model.SqlStep;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.run.script.ScriptStopped;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.trail.RecordedDiff;

/** `sql`: one transaction with its receipt, or several portions with a receipt each. */
final class SqlRunner {

    private final StepRun run;

    SqlRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(SqlStep step) {
        Catalog before;
        try (var session = run.database().open()) {
            Receipts.create(session);
            before = Catalog.read(session);
        }
        var parts = Parts.of(run, "", run.run().planned(step).digest());
        try {
            var done = ScriptRun.of(run).run(script(run.run(), step), eye(step), parts);
            keep(done.diff(), done.forbidden());
            return done.committed() ? done() : Outcome.failed(done.told("it", "it") + parts.told());
        } catch (ScriptStopped stopped) {
            run.evidence().text("error.txt", stopped.getMessage() + "\n");
            if (!parts.told().isEmpty()) {
                keep(CatalogDiff.between(before, now()), Losses.none());
            }
            return Outcome.failed(stopped.told() + parts.told());
        } finally {
            run.keepServerLog();
        }
    }

    private Catalog now() {
        try (var session = run.run().target().database().open()) {
            return Catalog.read(session);
        }
    }

    private void keep(CatalogDiff diff, Losses undeclared) {
        run.evidence().json(RecordedDiff.FILE, CatalogDiffs.recorded(diff, undeclared));
    }

    private Outcome done() {
        return run.warned() ? Outcome.warned("done; the server warned, see notices.txt") : Outcome.passed("done");
    }

    /** On a way back, not even a declared loss may be of something that was there before the run. */
    private CatalogEye eye(SqlStep step) {
        var allowed = step.allowedLosses();
        return run.run().isWayBack(step)
                ? run.run()
                        .beginning()
                        .map(then -> CatalogEye.guarding(then, allowed))
                        .orElse(CatalogEye.open(allowed))
                : CatalogEye.open(allowed);
    }

    static SqlScript script(Run run, SqlStep step) {
        return run.files().of(step).script();
    }
}
