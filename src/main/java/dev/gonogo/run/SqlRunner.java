package dev.gonogo.run;

import dev.gonogo.model.SqlStep;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.trail.RecordedDiff;

/** `sql`: one transaction with its receipt, or several portions with one each. */
final class SqlRunner {

    private final StepRun run;

    SqlRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(SqlStep step) {
        try (var session = run.database().open()) {
            Receipts.create(session);
        }
        try {
            var done = ScriptRun.of(run)
                    .run(
                            script(step),
                            step.allowedLosses(),
                            Parts.of(run, "", run.run().planned(step).digest()));
            run.evidence().json(RecordedDiff.FILE, CatalogDiffs.recorded(done.diff(), done.undeclared()));
            return done.committed() ? done() : Outcome.failed(done.told("it", "it"));
        } catch (ScriptStopped stopped) {
            run.evidence().text("error.txt", stopped.getMessage() + "\n");
            return Outcome.failed(stopped.told());
        } finally {
            run.keepNotices();
        }
    }

    private Outcome done() {
        return run.warned() ? Outcome.warned("done; the server warned, see notices.txt") : Outcome.passed("done");
    }

    private SqlScript script(SqlStep step) {
        return step.file()
                .map(file -> run.run().files().get(file.path()).script())
                .orElseGet(() -> SqlScript.parse(step.id(), step.text().orElseThrow()));
    }
}
