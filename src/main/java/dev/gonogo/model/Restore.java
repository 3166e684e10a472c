package dev.gonogo.model;

/**
 * Brings a backup of this run back.
 *
 * @param into whether into the target database, from which its objects must be gone; else in the place of the database
 */
public record Restore(StepHead head, SourceName backup, boolean into) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.restore(this);
    }
}
