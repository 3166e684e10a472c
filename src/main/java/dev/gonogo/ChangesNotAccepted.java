package dev.gonogo;

/** The runbook was changed since the run began, and nobody said that it goes on with the changes. Nothing was done. */
public final class ChangesNotAccepted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangesNotAccepted(String told) {
        super("the runbook was changed since the run began, nobody accepted that, and nothing was done:\n" + told);
    }
}
