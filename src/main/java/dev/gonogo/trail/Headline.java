package dev.gonogo.trail;

import dev.gonogo.trail.render.Formats;
import java.util.ArrayList;
import java.util.List;

/** The verdict and why, in one sentence. */
final class Headline {

    /** What is longer is told in full by the criterion and the step that it is about. */
    static final int ENOUGH = 240;

    private Headline() {}

    static String of(Report report) {
        return switch (report.verdict()) {
            case GO -> go(report);
            case NO_GO -> because(report.reasons(), "No reason was recorded, and nothing speaks for it.");
            case NOT_DECIDED -> because(report.reasons(), "The run has not come to its end.");
        };
    }

    private static String go(Report report) {
        var told = new ArrayList<String>();
        long steps = report.steps().stream()
                .filter(step -> step.state() != StepState.NOT_APPLICABLE)
                .count();
        told.add("%s passed".formatted(Formats.count(steps, "step", "steps")));
        long gates = report.gates().stream()
                .filter(gate -> gate.state() != StepState.NOT_APPLICABLE)
                .count();
        if (gates > 0) {
            told.add("%s passed".formatted(Formats.count(gates, "gate", "gates")));
        }
        if (report.rollback().verified()) {
            told.add("the way back led to the state before");
        }
        if (!report.poll().isEmpty()) {
            told.add(report.poll().size() == 1 ? "the poll said go" : "the poll was unanimous");
        }
        var last = told.remove(told.size() - 1);
        var all = told.isEmpty() ? last : String.join(", ", told) + ", and " + last;
        return "All %s are met: %s.".formatted(Formats.count(report.criteria().size(), "criterion", "criteria"), all);
    }

    private static String because(List<String> reasons, String otherwise) {
        return reasons.isEmpty() ? otherwise : sentence(Formats.shortened(reasons.get(0), ENOUGH));
    }

    private static String sentence(String reason) {
        var ended = reason.endsWith(".") || reason.endsWith("…") ? reason : reason + ".";
        return Character.isLowerCase(ended.codePointAt(0))
                ? Character.toUpperCase(ended.charAt(0)) + ended.substring(1)
                : ended;
    }
}
