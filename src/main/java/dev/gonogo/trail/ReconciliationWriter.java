package dev.gonogo.trail;

import dev.gonogo.plan.Json;
import dev.gonogo.plan.Reconciliation;
import dev.gonogo.trail.render.PlainText;
import dev.gonogo.trail.render.Templates;
import java.util.Map;

/** Renders the comparison of two targets. */
public final class ReconciliationWriter {

    private ReconciliationWriter() {}

    public static String markdown(Reconciliation reconciliation) {
        return Templates.own()
                .render("reconciliation.md.ftl", PlainText.fields(Json.read(Json.line(reconciliation), Map.class)));
    }
}
