package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.StepState;
import java.util.List;

/** The rollback along one {@link Way}. What stops on it is gone on with where it stopped. */
final class WayBack {

    private final Run run;
    private final Interpreter interpreter;
    private final Way way;

    WayBack(Run run, Interpreter interpreter, Way way) {
        this.run = run;
        this.interpreter = interpreter;
        this.way = way;
    }

    /** What was rolled back and whether that worked. */
    record Went(boolean done, String message) {}

    /** Begins: nothing that an earlier way back did counts any more. */
    Went go(String reason) {
        run.journal()
                .append(new Event.RollbackStarted(
                        way.name(), reason, way.undone().stream().map(Step::id).toList()));
        way.steps().stream().map(Step::id).forEach(run.states()::forget);
        return goOn();
    }

    /** Goes on with a way back that was begun. */
    Went goOn() {
        var went = went();
        way.undone().stream()
                .filter(step -> run.states().of(step.id()) != StepState.ROLLED_BACK)
                .forEach(step -> mark(step, went));
        run.journal().append(new Event.RollbackFinished(went.done(), went.message()));
        return went;
    }

    /** Receipts that an earlier way back left for its steps do not count, nor, at the end, those of what was taken back. */
    private Went went() {
        try {
            new LeavingData(run).keep();
            withdraw(
                    run,
                    way.steps().stream()
                            .filter(step -> run.states().of(step.id()) == StepState.PENDING)
                            .map(Step::id)
                            .toList());
            var stopped = interpreter.back(way.steps()).map(WayBack::stopped);
            if (stopped.isEmpty()) {
                withdraw(run, way.undone().stream().map(Step::id).toList());
            }
            return stopped.orElseGet(() -> new Went(true, "rolled back by " + way.name()));
        } catch (StatementFailed | DatabaseUnreachable unreachable) {
            return new Went(false, "the rollback stopped: " + unreachable.getMessage());
        }
    }

    /** What was said of the step before stays in its message. */
    private void mark(Step step, Went went) {
        var said = run.states().standing(step.id()).message();
        interpreter.mark(
                step,
                went.done() ? StepState.ROLLED_BACK : StepState.ROLLBACK_FAILED,
                said.isEmpty() ? went.message() : said + "; " + went.message());
    }

    /** Has steps done anew that the target knows as done. */
    static void withdraw(Run run, List<String> steps) {
        try (var session = run.target().database().open()) {
            session.begin();
            Receipts.withdraw(session, run.id(), steps);
            session.commit();
        }
    }

    private static Went stopped(Interpreter.Ended ended) {
        return new Went(
                false,
                "the rollback stopped at `%s`: %s"
                        .formatted(
                                ended.at().orElseThrow().id(), ended.outcome().message()));
    }
}
