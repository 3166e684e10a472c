package dev.gonogo.run;

import dev.gonogo.model.Phase;
import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.Poll;
import dev.gonogo.model.Step;
import dev.gonogo.model.Task;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.StepState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the runbook, step by step: the intent on disk, then the effect, then the result on disk. Stops at the first
 * step that does not pass; what then happens is {@link AfterFailure}'s business. Used by one thread, once.
 */
final class Interpreter {

    private final Run run;
    private final WindowGuard window;
    private final StepStates states = new StepStates();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, String> messages = new HashMap<>();

    Interpreter(Run run) {
        this.run = run;
        this.window = new WindowGuard(run.runbook(), run.target().target(), run.clock());
    }

    /** How the way forward ended: at its end, or at a step. */
    record Ended(Optional<Step> at, Outcome outcome) {
        boolean complete() {
            return at.isEmpty();
        }
    }

    StepStates states() {
        return states;
    }

    /** @param until the last task to run; empty: all, and then the poll */
    Ended forward(Optional<String> until) {
        for (Phase phase : run.runbook().phases()) {
            for (PhaseItem item : phase.items()) {
                var closed = item instanceof Task task ? window.refuses(task.estimate()) : Optional.<String>empty();
                if (closed.isPresent()) {
                    return new Ended(Optional.empty(), Outcome.refused(closed.get()));
                }
                var ended = all(item.parts().toList());
                if (ended.isPresent()) {
                    return ended.get();
                }
                if (item instanceof Task task && until.filter(task.id()::equals).isPresent()) {
                    return new Ended(
                            Optional.empty(), Outcome.waiting("stopped after task `" + task.id() + "`, as asked"));
                }
            }
        }
        return poll();
    }

    /** Everybody is asked, whatever the others say. */
    private Ended poll() {
        Ended ended = new Ended(Optional.empty(), Outcome.passed("all steps were run"));
        for (Poll poll : run.runbook().decision().poll()) {
            var outcome = once(poll);
            if (!outcome.isGood() && ended.complete()) {
                ended = new Ended(Optional.of(poll), outcome);
            }
        }
        return ended;
    }

    private Optional<Ended> all(List<Step> steps) {
        for (Step step : steps) {
            var outcome = untilDone(step);
            if (!outcome.isGood()) {
                return Optional.of(new Ended(Optional.of(step), outcome));
            }
        }
        return Optional.empty();
    }

    /** Runs steps of a rollback; empty when all passed. */
    Optional<Ended> back(List<Step> steps) {
        for (Step step : steps) {
            var outcome = once(step);
            if (!outcome.isGood()) {
                return Optional.of(new Ended(Optional.of(step), outcome));
            }
        }
        return Optional.empty();
    }

    private Outcome untilDone(Step step) {
        var outcome = once(step);
        while ((outcome.state() == StepState.FAILED || outcome.state() == StepState.BROKEN)
                && AfterFailure.wantsRetry(run, step, outcome)) {
            outcome = once(step);
        }
        return outcome;
    }

    private Outcome once(Step step) {
        if (!step.head().onlyOn().isEmpty()
                && !step.head().onlyOn().contains(run.plan().target().name())) {
            return notApplicable(step);
        }
        int attempt = attempts.merge(step.id(), 1, Integer::sum);
        run.journal()
                .append(new Event.StepStarted(
                        step.id(), step.kind(), attempt, run.planned(step).digest()));
        states.go(step.id(), StepState.RUNNING);
        var stepRun = new StepRun(run, step, attempt);
        var outcome = new Attempt(run, step, stepRun).run(states);
        finished(step, outcome, attempt, stepRun.evidence().files());
        return outcome;
    }

    private Outcome notApplicable(Step step) {
        var outcome = new Outcome(
                StepState.NOT_APPLICABLE,
                "only on " + String.join(", ", step.head().onlyOn()));
        finished(step, outcome, 0, List.of());
        return outcome;
    }

    private void finished(Step step, Outcome outcome, int attempt, List<Event.EvidenceFile> evidence) {
        states.go(step.id(), outcome.state());
        messages.put(step.id(), outcome.message());
        run.saw(step.id(), evidence);
        run.journal().append(new Event.StepFinished(step.id(), outcome.state(), outcome.message(), attempt, evidence));
    }

    /** Marks what a rollback took back, or failed to; what was said of each step before stays in its message. */
    void mark(List<Step> steps, StepState state, String message) {
        for (Step step : new ArrayList<>(steps)) {
            finished(
                    step,
                    new Outcome(state, messages.get(step.id()) + "; " + message),
                    attempts.getOrDefault(step.id(), 0),
                    run.evidenceOf(step.id()));
        }
    }
}
