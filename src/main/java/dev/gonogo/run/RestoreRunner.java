package dev.gonogo.run;

import dev.gonogo.model.Restore;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.postgres.DatabaseCopy;
import dev.gonogo.postgres.StatementFailed;

/** `restore`: puts the clone that a backup made in the place of the database; what was there is kept under another name. */
final class RestoreRunner {

    private final StepRun run;

    RestoreRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Restore step) {
        var backup = run.run().plan().steps().stream()
                .filter(planned -> planned.kind().equals("backup")
                        && planned.name().equals(step.backup().name()))
                .map(PlannedStep::id)
                .findFirst()
                .orElseThrow();
        if (run.run().evidenceOf(backup).isEmpty()) {
            return Outcome.failed("backup `%s` was not made in this run"
                    .formatted(step.backup().name()));
        }
        try {
            var copies = new DatabaseCopy(
                    run.run().target().database(), run.run().plan().target().database());
            var replaced = copies.putInPlace(Copies.name(run.run(), backup));
            return Outcome.passed("restored; what was there is kept as database `%s`".formatted(replaced));
        } catch (StatementFailed refused) {
            return Outcome.failed(refused.getMessage());
        }
    }
}
