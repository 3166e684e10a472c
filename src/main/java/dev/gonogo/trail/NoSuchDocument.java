package dev.gonogo.trail;

/** A document that cannot be written of what it was asked of. */
public final class NoSuchDocument extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchDocument(String why, String hint) {
        super(why + "\n  hint: " + hint);
    }

    static NoSuchDocument ofPlan(Document document) {
        return new NoSuchDocument(
                "there is no %s of a plan, before anything was done".formatted(document),
                "name a run; of a plan there are execution-plan, checklist and rollback");
    }

    static NoSuchDocument withoutDrift(String run) {
        return new NoSuchDocument(
                "the run `%s` has not looked for drift".formatted(run),
                "give the runbook the step `drift()`, or call `gonogo drift RUNBOOK --out DIR`");
    }

    static NoSuchDocument as(Document document, Format format) {
        return new NoSuchDocument(
                "%s cannot be written as %s".formatted(document, format.ending()),
                "the report can be html, md, pdf, json and junit, every other document html, md and pdf");
    }
}
