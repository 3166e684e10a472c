package dev.gonogo.model;

/** Something that must be so, asked of the database, a program, a web server or a file; it changes nothing. */
public record Check(StepHead head, Probe probe) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.check(this);
    }
}
