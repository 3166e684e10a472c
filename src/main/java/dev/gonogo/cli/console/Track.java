package dev.gonogo.cli.console;

import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepRecord;
import dev.gonogo.trail.StepState;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the run is, as its events tell it: the state of each step, and what runs now. Thread-safe. */
final class Track {

    private final Map<String, PlannedStep> steps = new LinkedHashMap<>();
    private final Map<String, StepState> states = new HashMap<>();
    private Optional<Running> running = Optional.empty();
    private Optional<PlannedStep> last = Optional.empty();
    private Optional<PlannedStep> at = Optional.empty();

    /**
     * A step that runs.
     *
     * @param statement its longer statement, as `005.sql:3:1: CREATE INDEX`; empty when there is none
     * @param progress how far it has come
     * @param waitsFor for whom it waits; empty when for nobody
     */
    record Running(
            PlannedStep step, Instant since, String statement, Optional<Event.Progressed> progress, String waitsFor) {}

    /** From here on it follows a run that may have begun before. */
    synchronized void follow(RunRecord record) {
        Plan plan = record.plan();
        steps.clear();
        Stream.concat(plan.steps().stream(), plan.rollbackSteps().stream()).forEach(step -> steps.put(step.id(), step));
        states.clear();
        Stream.concat(record.steps().stream(), record.rollbackSteps().stream())
                .forEach(step -> states.put(step.id(), step.state()));
        last = record.steps().stream()
                .filter(step -> step.state().isGood())
                .map(StepRecord::id)
                .map(steps::get)
                .reduce((first, second) -> second);
    }

    synchronized void see(Event.Recorded recorded) {
        var event = recorded.event();
        if (event instanceof Event.StepStarted started && steps.containsKey(started.step())) {
            var step = steps.get(started.step());
            states.put(step.id(), StepState.RUNNING);
            at = Optional.of(step);
            running = Optional.of(new Running(step, recorded.at(), "", Optional.empty(), ""));
        } else if (event instanceof Event.StepFinished finished && steps.containsKey(finished.step())) {
            states.put(finished.step(), finished.state());
            last = Optional.of(steps.get(finished.step()));
            running = running.filter(now -> !now.step().id().equals(finished.step()));
        } else if (event instanceof Event.StatementUnderway statement) {
            running = running.map(now -> new Running(
                    now.step(),
                    now.since(),
                    statement.place() + ": " + statement.command(),
                    Optional.empty(),
                    now.waitsFor()));
        } else if (event instanceof Event.Progressed progress) {
            running = running.map(now ->
                    new Running(now.step(), now.since(), now.statement(), Optional.of(progress), now.waitsFor()));
        } else if (event instanceof Event.Noticed notice && notice.severity().equals("WAITING")) {
            var whom = notice.text().startsWith("for ") ? notice.text() : "";
            running = running.map(now -> new Running(now.step(), now.since(), now.statement(), now.progress(), whom));
        }
    }

    /** The run has come to this step, which has not begun. */
    synchronized void comeTo(PlannedStep step) {
        at = Optional.of(step);
    }

    synchronized Optional<Running> running() {
        return running;
    }

    /** The step that was done last. */
    synchronized Optional<PlannedStep> last() {
        return last;
    }

    /** The step that the run is at. */
    synchronized Optional<PlannedStep> at() {
        return at;
    }

    synchronized StepState state(String step) {
        return states.getOrDefault(step, StepState.PENDING);
    }

    /** How many steps of the way forward and back are done. */
    synchronized long done() {
        return states.values().stream().filter(StepState::isGood).count();
    }

    synchronized List<PlannedStep> steps() {
        return List.copyOf(steps.values());
    }
}
