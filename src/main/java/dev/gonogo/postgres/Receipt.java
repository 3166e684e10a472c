package dev.gonogo.postgres;

/**
 * What a transaction leaves in the target, so that commit and "done" are one fact.
 *
 * @param part of the step, such as a migration file; empty when the step has one part
 * @param digest of what was done
 */
public record Receipt(String run, String step, String part, String digest) {

    /** Whether both stand for the same part of the same step, whatever its text was. */
    public boolean isOfSamePart(Receipt other) {
        return run.equals(other.run) && step.equals(other.step) && part.equals(other.part);
    }
}
