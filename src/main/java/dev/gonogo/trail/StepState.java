package dev.gonogo.trail;

/** Where a step of a run stands. */
public enum StepState {
    /** Not begun. */
    PENDING,
    RUNNING,
    PASSED,
    /** Passed, with something that a person should read. */
    WARNED,
    /** The answer was wrong, or the change was refused. Parts of it that had been committed stay until they are rolled back. */
    FAILED,
    /** It could not be found out whether the answer is right: an error, not a result. */
    BROKEN,
    /** Waits for a person. */
    WAITING,
    /** A person said no; that is an answer, not a failure. */
    REFUSED,
    /** Begun, and it is not known whether it took effect. */
    IN_DOUBT,
    /** Not meant for this target. */
    NOT_APPLICABLE,
    /** A person passed it over, where the runbook allows it. It was not run, and proves nothing. */
    SKIPPED_BY_OPERATOR,
    /** Took effect, and was taken back. */
    ROLLED_BACK,
    /** Took effect, and taking it back failed. */
    ROLLBACK_FAILED;

    /** Whether nothing is to be said against it: a gate lets it through, and it keeps no run from GO. */
    public boolean isGood() {
        return this == PASSED || this == WARNED || this == NOT_APPLICABLE;
    }

    /** As it is written in journals and reports. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
