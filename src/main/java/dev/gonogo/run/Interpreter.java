package dev.gonogo.run;

import dev.gonogo.model.Gate;
import dev.gonogo.model.Phase;
import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.Poll;
import dev.gonogo.model.Step;
import dev.gonogo.model.Task;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.StepState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Goes through the runbook, step by step: the intent on disk, then the effect, then the result on disk. What is done already
 * is passed by. Stops at the first step that does not pass and that nobody decides to go on with. Used by one thread, once.
 */
final class Interpreter {

    private final Run run;
    private final StepStates states;
    private final WindowGuard window;
    private final AfterFailure afterFailure;
    private final IndependentChecks independent;
    private final BeforeStep beforeStep;
    private final StaleEvidence stale;
    private final Attempts attempts;
    private final Set<String> again = new HashSet<>();

    Interpreter(Run run) {
        this.run = run;
        this.states = run.states();
        this.window = new WindowGuard(run.runbook(), run.target().target(), run.clock());
        this.afterFailure = new AfterFailure(run);
        this.independent = new IndependentChecks(run);
        this.beforeStep = new BeforeStep(run);
        this.attempts = new Attempts(run);
        this.stale = new StaleEvidence(run, this::isApplicable);
    }

    /**
     * How the way forward ended.
     *
     * @param why as in {@link Event.RunHeld} and {@link Event.RunFinished}
     * @param at the step at which it ended; empty when between steps or at the end
     * @param decided what a person decided about that step
     */
    record Ended(String why, Optional<Step> at, Outcome outcome, Optional<Chosen> decided) {

        static Ended between(String why, String message) {
            return new Ended(why, Optional.empty(), Outcome.waiting(message), Optional.empty());
        }

        /** Whether a person stopped the run before the step began. */
        boolean isChosenBefore() {
            return decided.isPresent() && outcome.state() == StepState.WAITING;
        }

        boolean complete() {
            return why.equals("completed");
        }
    }

    /** Steps that are run although they are done. */
    void again(List<String> steps) {
        again.addAll(steps);
    }

    /** Gates that were passed are looked at again. */
    void gatesAgain() {
        run.runbook()
                .steps()
                .filter(Gate.class::isInstance)
                .map(Step::id)
                .filter(id -> states.of(id) == StepState.PASSED)
                .forEach(again::add);
    }

    /** @param until the last task to run; empty: all, and then the poll */
    Ended forward(Optional<String> until) {
        for (Phase phase : run.runbook().phases()) {
            for (PhaseItem item : phase.items()) {
                var ended = item(item, until);
                if (ended.isPresent()) {
                    return ended.get();
                }
            }
        }
        return decision();
    }

    private Optional<Ended> item(PhaseItem item, Optional<String> until) {
        var open = item.parts().filter(step -> !isDone(step)).toList();
        if (!open.isEmpty() && item instanceof Task task) {
            var closed = window.refuses(task);
            if (closed.isPresent()) {
                return Optional.of(Ended.between("stopped", closed.get()));
            }
        }
        var ended = all(open);
        if (ended.isPresent()) {
            return ended;
        }
        return item instanceof Task task && until.filter(task.id()::equals).isPresent() && isMoreToDo()
                ? Optional.of(Ended.between("until", "stopped after task `" + task.id() + "`, as asked"))
                : Optional.empty();
    }

    private boolean isMoreToDo() {
        return Stream.concat(run.runbook().steps(), run.runbook().decision().poll().stream())
                .anyMatch(step -> !isDone(step));
    }

    /** The end rests on what is so now, also when people took their time to answer. */
    private Ended decision() {
        return seenAnew(stale.atEnd()).orElseGet(() -> {
            var polled = poll();
            return polled.complete() ? seenAnew(stale.atEnd()).orElse(polled) : polled;
        });
    }

    /** Everybody is asked, whatever the others say. */
    private Ended poll() {
        var ended = new Ended(
                "completed", Optional.empty(), Outcome.passed("all steps were run"), Optional.<Chosen>empty());
        for (Poll poll : run.runbook().decision().poll()) {
            var outcome = isDone(poll) ? Outcome.passed("") : once(poll);
            if (!outcome.isGood() && ended.complete()) {
                ended = ended(poll, outcome, Optional.empty());
            }
        }
        return ended;
    }

    boolean isDone(Step step) {
        var state = states.of(step.id());
        if (state == StepState.NOT_APPLICABLE) {
            return !isApplicable(step);
        }
        return (state.isGood() || state == StepState.SKIPPED_BY_OPERATOR) && !again.contains(step.id());
    }

    private Optional<Ended> all(List<Step> steps) {
        for (List<Step> group : independent.groups(steps)) {
            var ended = group(group);
            if (ended.isPresent()) {
                return ended;
            }
        }
        return Optional.empty();
    }

    /** What a change rests on still counts when it begins. */
    private Optional<Ended> ready(Step change) {
        var unseen = seenAnew(stale.before(change));
        return unseen.isPresent() ? unseen : approved(change);
    }

    private Optional<Ended> seenAnew(List<Step> stale) {
        for (Step step : stale) {
            var ended = untilDone(step, once(step));
            if (ended.isPresent()) {
                return ended;
            }
        }
        return Optional.empty();
    }

    /** Approvals hold for a time: those that do not any more are asked for again before each change. */
    private Optional<Ended> approved(Step change) {
        if (states.of(change.id()) == StepState.IN_DOUBT && !InDoubt.isTriedAgain(change)) {
            return Optional.empty();
        }
        for (Step approval : new LapsedApprovals(run).before(change)) {
            var outcome = once(approval);
            if (!outcome.isGood()) {
                return Optional.of(ended(approval, outcome, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** Steps that do not depend on each other. What is to be done about each that did not pass is asked in their order. */
    private Optional<Ended> group(List<Step> steps) {
        var outcomes = steps.size() > 1 && !run.prompt().leads() ? together(steps) : Map.<Step, Outcome>of();
        for (Step step : steps) {
            if (!outcomes.containsKey(step) && run.interruption().isRequested()) {
                return Optional.of(Ended.between("interrupted", "interrupted before `" + step.id() + "`"));
            }
            var ended = outcomes.containsKey(step) ? untilDone(step, outcomes.get(step)) : led(step);
            if (ended.isPresent()) {
                return ended;
            }
        }
        return Optional.empty();
    }

    /** A person may choose something else than that the step begins. */
    private Optional<Ended> led(Step step) {
        var chosen = isApplicable(step) ? beforeStep.decide(step) : Optional.<Chosen>empty();
        if (run.interruption().isRequested()) {
            return Optional.of(Ended.between("interrupted", "interrupted before `" + step.id() + "`"));
        }
        if (chosen.isEmpty()) {
            var unready = ready(step);
            return unready.isPresent() ? unready : untilDone(step, begun(step));
        }
        if (chosen.get().choice() == Choice.SKIP) {
            attempts.finished(step, chosen.get().skipped(), List.of());
            return Optional.empty();
        }
        var told = Outcome.waiting(chosen.get().told("stopped before `" + step.id() + "`"));
        return Optional.of(new Ended("stopped", Optional.of(step), told, chosen));
    }

    /** Those that were run before anybody asked the run to stop. */
    private Map<Step, Outcome> together(List<Step> checks) {
        var outcomes = new HashMap<Step, Outcome>();
        checks.stream().filter(check -> !isApplicable(check)).forEach(check -> outcomes.put(check, once(check)));
        var simultaneous =
                new SimultaneousAttempts(run.target().target().checkSessions(), run.interruption()::isRequested);
        simultaneous.run(checks.stream().filter(this::isApplicable).toList(), this::begin, attempt -> {
            attempts.finished(attempt.step(), attempt.outcome(), attempt.evidence());
            outcomes.put(attempt.step(), attempt.outcome());
        });
        return outcomes;
    }

    /** Empty when the step is done, one way or the other. */
    private Optional<Ended> untilDone(Step step, Outcome first) {
        var outcome = first;
        while (true) {
            if (outcome.isGood()) {
                return Optional.empty();
            }
            var decided = afterFailure.decide(step, outcome);
            var choice = decided.map(Chosen::choice);
            if (choice.filter(Choice.RETRY::equals).isPresent()) {
                var unready = ready(step);
                if (unready.isPresent()) {
                    return unready;
                }
                outcome = begun(step);
            } else if (choice.filter(Choice.DONE_BY_HAND::equals).isPresent()) {
                outcome = settled(step, attempt(step, stepRun -> new ByHand(stepRun, decided.get()).run()));
            } else if (choice.filter(Choice.SKIP::equals).isPresent()) {
                attempts.finished(step, decided.get().skipped(), List.of());
                return Optional.empty();
            } else {
                return Optional.of(ended(step, outcome, decided));
            }
        }
    }

    /** A step that is in doubt from before is settled first, or finds out by itself what is left of it to do. */
    private Outcome begun(Step step) {
        if (states.of(step.id()) != StepState.IN_DOUBT) {
            return settled(step, once(step));
        }
        if (!InDoubt.isTriedAgain(step)) {
            return settle(step);
        }
        var settled = new InDoubt(run).beforeAgain(step);
        if (settled.isEmpty()) {
            return settled(step, once(step));
        }
        if (settled.get().state() != StepState.IN_DOUBT) {
            attempts.finished(step, settled.get(), states.standing(step.id()).evidence());
        }
        return settled.get();
    }

    private Outcome settled(Step step, Outcome outcome) {
        return outcome.state() == StepState.IN_DOUBT ? settle(step) : outcome;
    }

    private Ended ended(Step step, Outcome outcome, Optional<Chosen> decided) {
        var why = outcome.state() == StepState.WAITING ? "waiting" : "stopped";
        why = run.interruption().isRequested() ? "interrupted" : why;
        return new Ended(why, Optional.of(step), outcome, decided);
    }

    /** Runs those steps of a way back that are not done yet; empty when all passed. */
    Optional<Ended> back(List<Step> steps) {
        for (Step step : steps) {
            if (!isDone(step)) {
                var outcome =
                        run.interruption().isRequested() ? Outcome.waiting("interrupted before it began") : begun(step);
                if (!outcome.isGood()) {
                    return Optional.of(ended(step, outcome, Optional.empty()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Runs all of these steps, whatever they did before and whoever asks the run to stop.
     *
     * @return of each that did not pass what it said
     */
    List<String> switched(List<Step> steps) {
        var failed = new ArrayList<String>();
        for (Step step : steps) {
            boolean doubtful = states.of(step.id()) == StepState.IN_DOUBT;
            var outcome = begun(step);
            outcome = doubtful && !outcome.isGood() ? settled(step, once(step)) : outcome;
            if (!outcome.isGood()) {
                failed.add("`%s` %s: %s".formatted(step.id(), outcome.state().text(), outcome.message()));
            }
        }
        return failed;
    }

    private Outcome once(Step step) {
        return isApplicable(step) ? attempt(step, stepRun -> new Attempt(stepRun).run()) : notApplicable(step);
    }

    private boolean isApplicable(Step step) {
        var targets = step.head().onlyOn();
        return targets.isEmpty() || targets.contains(run.plan().target().name());
    }

    private StepRun begin(Step step) {
        again.remove(step.id());
        return attempts.begin(step);
    }

    private Outcome attempt(Step step, Function<StepRun, Outcome> work) {
        var stepRun = begin(step);
        var outcome = work.apply(stepRun);
        attempts.finished(step, outcome, stepRun.evidence().files());
        return outcome;
    }

    /** Asks the database, the step's verification or a person what became of a step in doubt. */
    private Outcome settle(Step step) {
        var doubt = new InDoubt(run);
        var outcome = doubt.settle(step);
        if (outcome.state() != StepState.IN_DOUBT) {
            var seen = Stream.concat(states.standing(step.id()).evidence().stream(), doubt.evidence().stream());
            attempts.finished(step, outcome, seen.toList());
        }
        return outcome;
    }

    /** Settles what can be told without trying it again. */
    void settleDoubts() {
        run.runbook()
                .steps()
                .filter(step -> states.of(step.id()) == StepState.IN_DOUBT)
                .toList()
                .forEach(this::settle);
    }

    private Outcome notApplicable(Step step) {
        var outcome = new Outcome(
                StepState.NOT_APPLICABLE,
                "only on " + String.join(", ", step.head().onlyOn()));
        if (states.of(step.id()) != StepState.PENDING) {
            return attempt(step, stepRun -> outcome);
        }
        attempts.finished(step, outcome, List.of());
        return outcome;
    }

    /** Records an outcome of a step that did not run: what a rollback made of it, or the end of the process that ran it. */
    void mark(Step step, StepState state, String message) {
        attempts.finished(
                step, new Outcome(state, message), states.standing(step.id()).evidence());
    }
}
