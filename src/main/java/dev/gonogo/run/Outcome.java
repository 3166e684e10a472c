package dev.gonogo.run;

import dev.gonogo.trail.StepState;

/** How an attempt of a step ended, and what the report should say about it in one sentence. */
record Outcome(StepState state, String message) {

    static Outcome passed(String message) {
        return new Outcome(StepState.PASSED, message);
    }

    static Outcome warned(String message) {
        return new Outcome(StepState.WARNED, message);
    }

    static Outcome failed(String message) {
        return new Outcome(StepState.FAILED, message);
    }

    static Outcome broken(String message) {
        return new Outcome(StepState.BROKEN, message);
    }

    static Outcome inDoubt(String message) {
        return new Outcome(StepState.IN_DOUBT, message);
    }

    static Outcome waiting(String message) {
        return new Outcome(StepState.WAITING, message);
    }

    static Outcome refused(String message) {
        return new Outcome(StepState.REFUSED, message);
    }

    /** Whether something went wrong, and not only somebody said no or nothing. */
    boolean isFailure() {
        return state == StepState.FAILED || state == StepState.BROKEN || state == StepState.IN_DOUBT;
    }

    boolean isGood() {
        return state.isGood();
    }
}
