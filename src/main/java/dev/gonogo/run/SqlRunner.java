package dev.gonogo.run;

import dev.gonogo.model.SqlStep;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.trail.RecordedDiff;

/** `sql`: one transaction with its receipt. */
final class SqlRunner {

    private final StepRun run;

    SqlRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(SqlStep step) {
        try (var session = run.database().open()) {
            Receipts.create(session);
        }
        var scripts = new ScriptRun(run.database(), run.run().target().target().retryLocks(), run::notice);
        try {
            var done = scripts.run(
                    script(step),
                    step.allowedLosses(),
                    session -> Receipts.insert(
                            session,
                            run.run().id(),
                            step.id(),
                            "",
                            run.run().planned(step).digest()));
            run.evidence().json(RecordedDiff.FILE, CatalogDiffs.recorded(done.diff(), done.undeclared()));
            run.keepNotices();
            return done.committed()
                    ? Outcome.passed("done")
                    : Outcome.failed("it would remove %s, which the step does not declare; it was rolled back"
                            .formatted(String.join(", ", done.undeclared())));
        } catch (ScriptFailed failed) {
            run.evidence().text("error.txt", failed.getMessage() + "\n");
            return Outcome.failed(MigrateRunner.told(failed));
        }
    }

    private SqlScript script(SqlStep step) {
        return step.file()
                .map(file -> run.run().files().get(file.path()).script())
                .orElseGet(() -> SqlScript.parse(step.id(), step.text().orElseThrow()));
    }
}
