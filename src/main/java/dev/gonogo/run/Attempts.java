package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.trail.Event;
import java.util.List;

/** Begins and ends attempts of steps: the intent on disk before the effect, the result on disk behind it, the state with both. */
final class Attempts {

    private final Run run;

    Attempts(Run run) {
        this.run = run;
    }

    StepRun begin(Step step) {
        int attempt = run.states().begin(step.id());
        var planned = run.planned(step);
        var intent = new Event.StepStarted(step.id(), step.kind(), attempt, planned.digest());
        if (planned.mutates()) {
            run.journal().append(intent);
        } else {
            run.journal().note(intent);
        }
        return new StepRun(run, step, attempt);
    }

    void finished(Step step, Outcome outcome, List<Event.EvidenceFile> evidence) {
        run.states().end(step.id(), outcome, evidence, run.clock().instant());
        run.journal()
                .append(new Event.StepFinished(
                        step.id(),
                        outcome.state(),
                        outcome.message(),
                        run.states().standing(step.id()).attempts(),
                        evidence));
    }
}
