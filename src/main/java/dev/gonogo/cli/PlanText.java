package dev.gonogo.cli;

import dev.gonogo.model.Durations;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedLint;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.sql.lint.LintText;
import dev.gonogo.trail.LearnedTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** A plan as text: the target, what was found there, and every step with what it will do. */
final class PlanText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private final Map<String, LearnedTime> learned;

    private PlanText(Map<String, LearnedTime> learned) {
        this.learned = learned;
    }

    /** @param learned how long tasks took before, by their ids */
    static String of(Plan plan, Map<String, LearnedTime> learned) {
        var text = new PlanText(learned);
        text.head(plan);
        var phase = "";
        var task = "";
        for (PlannedStep step : plan.steps()) {
            if (!step.phase().equals(phase)) {
                phase = step.phase();
                text.line("\n" + phase);
            }
            if (!step.task().equals(task)) {
                task = step.task();
                text.task(plan, task);
            }
            text.step(step);
        }
        return text.text.toString().stripTrailing();
    }

    private void head(Plan plan) {
        var target = plan.target();
        line(plan.title());
        line("target  %s: database %s as %s on %s:%d, PostgreSQL %s, system %s"
                .formatted(
                        target.name(),
                        target.database(),
                        target.role(),
                        target.host(),
                        target.port(),
                        target.serverVersion(),
                        target.systemIdentifier()));
        line("digest  " + plan.digest());
        line("catalog " + plan.catalogFingerprint());
        lint(plan.lint());
        plan.findings()
                .forEach(finding -> line((finding.blocks() ? "BLOCKS  " : "note    ")
                        + finding.message()
                        + (finding.hint().isEmpty() ? "" : "\n        hint: " + finding.hint())));
    }

    private void lint(PlannedLint lint) {
        if (lint.files().isEmpty()) {
            return;
        }
        var worst = lint.worst().isEmpty() ? "" : ": " + String.join(", ", lint.worst());
        line("lint    %d errors, %d warnings, %d notes%s"
                .formatted(lint.errors(), lint.warnings(), lint.notes(), worst));
        LintText.risks(lint.files()).lines().forEach(risk -> line("        " + risk));
    }

    private void task(Plan plan, String id) {
        plan.tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .ifPresent(task -> line("  %s %s (%s%s%s)"
                        .formatted(
                                task.id(),
                                task.title(),
                                task.role().map(role -> role + ", ").orElse(""),
                                Durations.text(task.estimate()),
                                task.lastStart()
                                        .map(last -> ", not after " + TIME.format(last))
                                        .orElse(""))));
        plan.tasks().stream()
                .filter(task -> task.id().equals(id) && learned.containsKey(id))
                .findFirst()
                .ifPresent(task -> line("    " + LearnedText.of(learned.get(id), task)));
    }

    private void step(PlannedStep step) {
        line("    %s %-9s %s".formatted(step.mutates() ? "!" : " ", step.kind(), step.name()));
        step.does().forEach(does -> line("                  " + does.strip().replaceAll("\\s+", " ")));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
