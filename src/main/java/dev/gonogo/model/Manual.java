package dev.gonogo.model;

/** Something that only a person can do, and confirms. */
public record Manual(StepHead head) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.manual(this);
    }
}
