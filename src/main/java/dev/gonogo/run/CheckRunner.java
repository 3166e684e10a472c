package dev.gonogo.run;

import dev.gonogo.model.Check;
import dev.gonogo.postgres.StatementFailed;

/** `check`: asks in a read-only transaction. An error is no answer: the check is broken then, neither passed nor failed. */
final class CheckRunner {

    private final StepRun run;

    CheckRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Check step) {
        try (var session = run.database().open().notices(run::notice)) {
            session.beginReadOnly();
            var outcome = step.probe().as(new ProbeRunner(run, session));
            session.rollback();
            run.keepNotices();
            return outcome.isGood() ? judgedByNotices(outcome) : outcome;
        } catch (StatementFailed error) {
            run.evidence().text("error.txt", error.getMessage() + "\n");
            run.keepNotices();
            return Outcome.broken(error.getMessage());
        }
    }

    private Outcome judgedByNotices(Outcome outcome) {
        return run.failureNotice()
                .map(notice -> Outcome.failed("the server said: " + notice))
                .orElse(outcome);
    }
}
