package dev.gonogo.run;

import dev.gonogo.model.Check;
import dev.gonogo.model.Probe;
import dev.gonogo.postgres.StatementFailed;
import java.util.Locale;

/** `check`: asks the database in a read-only transaction, or something outside of it. An error is no answer: the check is broken then, neither passed nor failed. */
final class CheckRunner {

    private final StepRun run;

    CheckRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Check step) {
        try {
            var outcome = OutsideProbe.ask(run, step.probe()).orElseGet(() -> inSession(step.probe()));
            run.keepServerLog();
            return outcome.isGood() ? judgedByNotices(outcome) : outcome;
        } catch (StatementFailed error) {
            run.evidence().text("error.txt", error.getMessage() + "\n");
            run.keepServerLog();
            return Outcome.broken(error.getMessage());
        }
    }

    private Outcome inSession(Probe probe) {
        return run.read(setsCustomSettings(probe), session -> probe.as(new ProbeRunner(run, session)));
    }

    /** What such a setting leaves behind cannot be cleaned away. */
    private boolean setsCustomSettings(Probe probe) {
        return probe instanceof Probe.Query query
                && (!query.settings().isEmpty()
                        || ProbeRunner.sql(run.run(), query)
                                .toLowerCase(Locale.ROOT)
                                .contains("set_config"));
    }

    private Outcome judgedByNotices(Outcome outcome) {
        return run.failureNotice()
                .map(notice -> Outcome.failed("the server said: " + notice))
                .orElse(outcome);
    }
}
