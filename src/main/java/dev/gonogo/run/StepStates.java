package dev.gonogo.run;

import dev.gonogo.trail.StepState;
import java.util.HashMap;
import java.util.Map;

/** Where each step of the run stands; the only place that changes it. Used by the interpreter's thread. */
final class StepStates {

    private final Map<String, StepState> states = new HashMap<>();

    StepState of(String step) {
        return states.getOrDefault(step, StepState.PENDING);
    }

    void go(String step, StepState to) {
        states.put(step, Transitions.go(step, of(step), to));
    }
}
