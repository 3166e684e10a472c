package dev.gonogo.trail;

import dev.gonogo.plan.Reconciliation;

/** Renders the comparison of two targets. */
public final class ReconciliationWriter {

    private ReconciliationWriter() {}

    public static String markdown(Reconciliation reconciliation) {
        return Templates.rendered(reconciliation, "reconciliation.md.ftl");
    }
}
