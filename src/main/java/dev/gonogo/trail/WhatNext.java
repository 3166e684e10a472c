package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.util.ArrayList;
import java.util.List;

/** What can be done about a step in its state, as calls where there are some. */
record WhatNext(RunRecord run, PlannedStep step, StepState state) {

    List<String> told() {
        if (run.ending().filter(RunRecord.Ending::isFinal).isPresent()) {
            return state == StepState.ROLLBACK_FAILED ? List.of(back()) : List.of();
        }
        return switch (state) {
            case FAILED, BROKEN -> failed();
            case WAITING, REFUSED -> asked();
            case IN_DOUBT, RUNNING ->
                List.of("`gonogo resume %s` finds out whether it took effect; do nothing of it by hand before"
                        .formatted(id()));
            case PENDING -> List.of("`gonogo resume %s` goes on with the run".formatted(id()));
            case ROLLED_BACK -> List.of("`gonogo resume %s` does it again".formatted(id()));
            case ROLLBACK_FAILED -> List.of(back());
            default -> List.of();
        };
    }

    private List<String> failed() {
        var next = new ArrayList<String>();
        next.add("mend what is wrong, and `gonogo resume %s` tries it again".formatted(id()));
        if (run.events(Event.StepFinished.class).stream().anyMatch(this::isChange)) {
            next.add("`gonogo rollback %s --reason …` takes back what the run changed".formatted(id()));
        }
        return glass(next);
    }

    private List<String> asked() {
        var next = new ArrayList<String>();
        if (step.kind().equals("approval") && !run.plan().trust().signers().isEmpty()) {
            next.add("`gonogo approve %s --step %s --as … --role … --reason …` signs it, one of %s"
                    .formatted(id(), step.id(), step.terms().get("roles")));
        }
        next.add("`gonogo resume %s` at a terminal%s"
                .formatted(id(), isSigned() ? " takes what was signed" : " asks again"));
        return glass(next);
    }

    private List<String> glass(List<String> next) {
        if (!run.plan().trust().breakGlass().isEmpty()
                && run.plan().steps().contains(step)
                && !step.kind().equals("poll")) {
            next.add(
                    "`gonogo approve %s --break-glass %s --as … --role … --reason …` goes on without it, by one of %s; it is NO-GO then"
                            .formatted(
                                    id(),
                                    step.id(),
                                    String.join(", ", run.plan().trust().breakGlass())));
        }
        return next;
    }

    private boolean isSigned() {
        return step.kind().equals("approval") && Signatures.isAskedFor(step);
    }

    private boolean isChange(Event.StepFinished finished) {
        return finished.state().isGood()
                && run.plan().steps().stream()
                        .anyMatch(planned -> planned.mutates() && planned.id().equals(finished.step()));
    }

    private String back() {
        return "`gonogo rollback %s --reason …` goes on with the way back".formatted(id());
    }

    private String id() {
        return run.folder().id();
    }
}
