package dev.gonogo.model;

/** One role's go or no-go at the end of the run. */
public record Poll(StepHead head, String role) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.poll(this);
    }
}
