package dev.gonogo.model;

/** How bad a finding of lint is, the least first. */
public enum Severity {

    /** Good to know. */
    INFO,

    /** Somebody should look at it. */
    WARNING,

    /** It will hurt: data, or those who use the database meanwhile. */
    ERROR;

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
