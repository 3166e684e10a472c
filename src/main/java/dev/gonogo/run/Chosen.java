package dev.gonogo.run;

import dev.gonogo.trail.StepState;

/** What a person chose after a step that did not pass, who that was, and why. */
record Chosen(Choice choice, String as, String reason) {

    static Chosen of(Answer answer) {
        return new Chosen(Choice.of(answer.answer()).orElseThrow(), PersonRunner.who(answer), answer.note());
    }

    Outcome skipped() {
        return new Outcome(StepState.SKIPPED_BY_OPERATOR, told("skipped"));
    }

    /** As `skipped by ana: because`. */
    String told(String what) {
        return what + " by " + as + (reason.isBlank() ? "" : ": " + reason);
    }
}
