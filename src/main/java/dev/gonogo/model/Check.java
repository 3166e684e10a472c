package dev.gonogo.model;

/** A question to the database whose answer must be right; it never changes anything. */
public record Check(StepHead head, Probe probe) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.check(this);
    }
}
