package dev.gonogo.trail;

import java.util.Locale;

/** What can be written about a run, beside the report of it; some of it about a plan alone. */
public enum Document {
    REPORT("Readiness report", true),
    EXECUTION_PLAN("Execution plan", false),
    CHECKLIST("Go/no-go checklist", false),
    ROLLBACK("Rollback procedure", false),
    SUMMARY("Summary of the window", true),
    EVIDENCE("Evidence index", true),
    DRIFT("Drift report", true),
    RECONCILIATION("Reconciliation", true);

    private final String title;
    private final boolean ofRun;

    Document(String title, boolean ofRun) {
        this.title = title;
        this.ofRun = ofRun;
    }

    public String title() {
        return title;
    }

    /** Whether there is nothing to say before something was done. */
    boolean isOfRun() {
        return ofRun;
    }

    /** Whether it is about how the run ended. */
    boolean tellsVerdict() {
        return this == CHECKLIST || this == SUMMARY;
    }

    /** The name of its templates and files, as `execution-plan`. */
    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return file();
    }
}
