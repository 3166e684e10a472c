package dev.gonogo.run;

import dev.gonogo.model.SqlStep;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.trail.RecordedDiff;
import java.util.List;

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
        var ending = Ending.leaving(run, "", run.run().planned(step).digest());
        try {
            var done = ScriptRun.of(run).run(script(step), step.allowedLosses(), ending);
            run.evidence().json(RecordedDiff.FILE, CatalogDiffs.recorded(done.diff(), done.undeclared()));
            return done.committed() ? done() : Outcome.failed(lost(done.undeclared()));
        } catch (ScriptFailed failed) {
            run.evidence().text("error.txt", failed.getMessage() + "\n");
            return Outcome.failed(failed.told());
        } finally {
            run.keepNotices();
        }
    }

    private Outcome done() {
        return run.warned() ? Outcome.warned("done; the server warned, see notices.txt") : Outcome.passed("done");
    }

    private static String lost(List<String> undeclared) {
        return "it would remove %s, which the step does not declare; it was rolled back"
                .formatted(String.join(", ", undeclared));
    }

    private SqlScript script(SqlStep step) {
        return step.file()
                .map(file -> run.run().files().get(file.path()).script())
                .orElseGet(() -> SqlScript.parse(step.id(), step.text().orElseThrow()));
    }
}
