package dev.gonogo.run;

import static dev.gonogo.trail.StepState.BROKEN;
import static dev.gonogo.trail.StepState.FAILED;
import static dev.gonogo.trail.StepState.IN_DOUBT;
import static dev.gonogo.trail.StepState.NOT_APPLICABLE;
import static dev.gonogo.trail.StepState.PASSED;
import static dev.gonogo.trail.StepState.PENDING;
import static dev.gonogo.trail.StepState.REFUSED;
import static dev.gonogo.trail.StepState.ROLLBACK_FAILED;
import static dev.gonogo.trail.StepState.ROLLED_BACK;
import static dev.gonogo.trail.StepState.RUNNING;
import static dev.gonogo.trail.StepState.SKIPPED_BY_OPERATOR;
import static dev.gonogo.trail.StepState.WAITING;
import static dev.gonogo.trail.StepState.WARNED;

import dev.gonogo.trail.StepState;
import java.util.List;

/**
 * Every change of state that a step can go through. What is not in this table does not happen. A rollback begins its own
 * steps anew.
 */
final class Transitions {

    /** One row: a step in this state may come to that state, and why. */
    record Row(StepState from, StepState to, String because) {}

    static final List<Row> TABLE = List.of(
            new Row(PENDING, RUNNING, "its turn has come"),
            new Row(PENDING, NOT_APPLICABLE, "it is not meant for this target"),
            new Row(RUNNING, PASSED, "it did what it should"),
            new Row(RUNNING, WARNED, "it did, and a person should read something"),
            new Row(RUNNING, FAILED, "the answer was wrong or the change was refused"),
            new Row(RUNNING, BROKEN, "it could not be found out, or the process ended while it was being found out"),
            new Row(RUNNING, WAITING, "nobody answered"),
            new Row(RUNNING, REFUSED, "a person said no"),
            new Row(RUNNING, NOT_APPLICABLE, "by now it is meant for another target"),
            new Row(RUNNING, IN_DOUBT, "whether it took effect is not known, for the connection or the process ended"),
            new Row(FAILED, RUNNING, "a person tries it again"),
            new Row(BROKEN, RUNNING, "a person tries it again"),
            new Row(WAITING, RUNNING, "somebody is asked again"),
            new Row(REFUSED, RUNNING, "somebody is asked again"),
            new Row(
                    PASSED,
                    RUNNING,
                    "a gate is looked at again, what it showed is stale, or what it was done for was changed"),
            new Row(SKIPPED_BY_OPERATOR, RUNNING, "what it was done for was changed"),
            new Row(NOT_APPLICABLE, RUNNING, "by now it is meant for this target"),
            new Row(WARNED, RUNNING, "what it showed is stale, or what it was done for was changed"),
            new Row(ROLLED_BACK, RUNNING, "it goes forward again"),
            new Row(IN_DOUBT, RUNNING, "what of it took effect is known, and the rest is done"),
            new Row(IN_DOUBT, WARNED, "it took effect, as the database, its verification or a person tells"),
            new Row(IN_DOUBT, FAILED, "it took no effect, or not the whole, as the database or a person tells"),
            new Row(
                    PENDING,
                    SKIPPED_BY_OPERATOR,
                    "a person passes it over before it begins, and the runbook allows that"),
            new Row(
                    FAILED,
                    SKIPPED_BY_OPERATOR,
                    "a person passes it over, and the runbook or a broken glass allows that"),
            new Row(
                    BROKEN,
                    SKIPPED_BY_OPERATOR,
                    "a person passes it over, and the runbook or a broken glass allows that"),
            new Row(WAITING, SKIPPED_BY_OPERATOR, "somebody broke the glass, by a signature"),
            new Row(REFUSED, SKIPPED_BY_OPERATOR, "somebody broke the glass, by a signature"),
            new Row(PASSED, ROLLED_BACK, "what it did was taken back"),
            new Row(WARNED, ROLLED_BACK, "what it did was taken back"),
            new Row(FAILED, ROLLED_BACK, "the parts that it had done were taken back"),
            new Row(BROKEN, ROLLED_BACK, "the parts that it had done were taken back"),
            new Row(IN_DOUBT, ROLLED_BACK, "whatever it had done was taken back"),
            new Row(SKIPPED_BY_OPERATOR, ROLLED_BACK, "the parts that it had done were taken back"),
            new Row(ROLLBACK_FAILED, ROLLED_BACK, "the way back was gone on with"),
            new Row(PASSED, ROLLBACK_FAILED, "taking it back failed"),
            new Row(WARNED, ROLLBACK_FAILED, "taking it back failed"),
            new Row(FAILED, ROLLBACK_FAILED, "taking it back failed"),
            new Row(BROKEN, ROLLBACK_FAILED, "taking it back failed"),
            new Row(IN_DOUBT, ROLLBACK_FAILED, "taking it back failed"),
            new Row(SKIPPED_BY_OPERATOR, ROLLBACK_FAILED, "taking it back failed"),
            new Row(ROLLBACK_FAILED, ROLLBACK_FAILED, "taking it back failed again"));

    private Transitions() {}

    /** @throws IllegalStateException when the table has no such row: a defect of the interpreter */
    static StepState go(String step, StepState from, StepState to) {
        if (TABLE.stream().noneMatch(row -> row.from() == from && row.to() == to)) {
            throw new IllegalStateException("step `%s` cannot come from %s to %s".formatted(step, from, to));
        }
        return to;
    }
}
