package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.run.script.CommitUnknown;
import dev.gonogo.run.script.PortionInDoubt;
import dev.gonogo.trail.JournalUnwritable;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One attempt of one step: its guards, its runner, and a true outcome whatever happens in it. */
final class Attempt {

    private final Run run;
    private final Step step;
    private final StepRun stepRun;

    Attempt(StepRun stepRun) {
        this.run = stepRun.run();
        this.step = stepRun.step();
        this.stepRun = stepRun;
    }

    /** @throws JournalUnwritable because then nothing may go on */
    Outcome run() {
        try {
            var refusal = Guards.refuse(run, step);
            if (refusal.isPresent()) {
                return Outcome.failed(refusal.get());
            }
        } catch (DatabaseUnreachable | StatementFailed unproven) {
            return Outcome.broken(unproven.getMessage());
        }
        return guarded();
    }

    private Outcome guarded() {
        try {
            return step.as(new StepRunners(stepRun));
        } catch (JournalUnwritable stop) {
            throw stop;
        } catch (StatementFailed failed) {
            return failed.lostConnection() ? unknown(failed) : Outcome.broken(failed.getMessage());
        } catch (DatabaseUnreachable | CommitUnknown | PortionInDoubt lost) {
            return unknown(lost);
        } catch (RuntimeException | Error defect) {
            keep(defect);
            return unknown(defect);
        } finally {
            stepRun.close();
        }
    }

    /** It had begun: one that changes something may have done so. */
    private Outcome unknown(Throwable cause) {
        var message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return run.planned(step).mutates() ? Outcome.inDoubt(message) : Outcome.broken(message);
    }

    private void keep(Throwable defect) {
        try {
            var trace = new StringWriter();
            defect.printStackTrace(new PrintWriter(trace));
            stepRun.evidence().text("exception.txt", trace.toString());
        } catch (RuntimeException unwritable) {
            defect.addSuppressed(unwritable);
        }
    }
}
