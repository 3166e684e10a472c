package dev.gonogo.model;

/** Whether the target is as the files say, and as Gonogo left it. */
public record Drift(StepHead head) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.drift(this);
    }
}
