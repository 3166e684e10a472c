package dev.gonogo.model;

/** Reverts the applied migrations above a version, newest first, each by the file of its name in the rollback folder. */
public record MigrateBack(StepHead head, SourceName to) implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.migrateBack(this);
    }
}
