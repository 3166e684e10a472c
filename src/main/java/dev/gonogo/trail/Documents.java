package dev.gonogo.trail;

import dev.gonogo.plan.DriftReport;
import dev.gonogo.plan.Json;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Reconciliation;
import dev.gonogo.trail.render.MarkdownPage;
import dev.gonogo.trail.render.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documents about one thing: a run, from its folder alone, or a plan, a drift, a comparison. Documents are written in
 * Markdown, and their pages made of that; the report has a page of its own.
 */
public final class Documents {

    private static final String PAGE = "document";

    private final Map<String, Object> data;
    private final Instant at;
    private final boolean ofRun;
    private final Optional<Report> report;

    private Documents(Map<String, Object> data, Instant at, boolean ofRun, Optional<Report> report) {
        this.data = data;
        this.at = at;
        this.ofRun = ofRun;
        this.report = report;
    }

    /** @throws JournalDamaged when the journal is not what was written */
    public static Documents of(RunFolder folder) {
        var run = RunRecord.read(folder);
        var report = Report.of(run);
        var data = ReportWriter.data(report);
        data.putAll(planned(run.plan(), Optional.of(report)));
        data.put(
                "evidence", RecordedFile.of(run).stream().map(Rendering::fields).toList());
        data.put("drifts", drifts(run).stream().map(Rendering::fields).toList());
        return new Documents(data, report.at(), true, Optional.of(report));
    }

    public static Documents of(Plan plan) {
        return new Documents(planned(plan, Optional.empty()), plan.plannedAt(), false, Optional.empty());
    }

    public static Documents of(DriftReport drift, Instant at) {
        var data = new LinkedHashMap<String, Object>();
        data.put("drifts", List.of(Rendering.fields(drift)));
        data.put("runbook", drift.runbook());
        data.put("target", Rendering.fields(drift.target()));
        return new Documents(data, at, true, Optional.empty());
    }

    public static Documents of(Reconciliation reconciliation, Instant at) {
        var data = Rendering.fields(reconciliation);
        data.put("target", Rendering.fields(reconciliation.to().drift().target()));
        return new Documents(data, at, true, Optional.empty());
    }

    /**
     * @param templates a team's, which take the place of ours
     * @throws NoSuchDocument when it cannot be written of this, or not in this format
     * @throws dev.gonogo.trail.render.TemplateBroken when a template cannot be rendered
     */
    public byte[] render(Document document, Format format, Optional<Path> templates) {
        mustBePossible(document, format);
        var rendering = new Rendering(data, at, Templates.of(templates));
        if (document == Document.REPORT) {
            return switch (format) {
                case JSON -> json();
                case JUNIT -> ReportWriter.junit(report.orElseThrow());
                default -> rendering.as(format, document.file());
            };
        }
        var markdown = rendering.as(Format.MD, document.file());
        return format == Format.MD
                ? markdown
                : page(document, markdown, rendering).as(format, PAGE);
    }

    private static Rendering page(Document document, byte[] markdown, Rendering rendering) {
        var page = MarkdownPage.of(new String(markdown, StandardCharsets.UTF_8));
        var data = new LinkedHashMap<>(rendering.data());
        data.put("document", document.title());
        data.put("tone", document.tellsVerdict() ? data.getOrDefault("verdict", "") : "");
        data.put("heading", page.title());
        data.put("body", page.body());
        return new Rendering(data, rendering.at(), rendering.templates());
    }

    private void mustBePossible(Document document, Format format) {
        if (!ofRun && document.isOfRun()) {
            throw NoSuchDocument.ofPlan(document);
        }
        if (document != Document.REPORT && (format == Format.JSON || format == Format.JUNIT)) {
            throw NoSuchDocument.as(document, format);
        }
        if (document == Document.REPORT && report.isEmpty()) {
            throw new NoSuchDocument("there is no report without a run", "name a run");
        }
        if (document == Document.DRIFT && ((List<?>) data.get("drifts")).isEmpty()) {
            throw NoSuchDocument.withoutDrift(String.valueOf(data.get("run")));
        }
        if (document == Document.RECONCILIATION && !data.containsKey("objects")) {
            throw new NoSuchDocument(
                    "a reconciliation is of two targets, and not of a run",
                    "call `gonogo drift RUNBOOK --between T1,T2 --out DIR`");
        }
    }

    private byte[] json() {
        var report = new LinkedHashMap<>(data);
        report.keySet().removeAll(List.of("view", "plan", "planView", "evidence", "drifts"));
        return Json.file(report).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> planned(Plan plan, Optional<Report> report) {
        var data = new LinkedHashMap<String, Object>();
        data.put("plan", Rendering.fields(plan));
        data.put("planView", Rendering.fields(PlanView.of(plan, report)));
        data.putIfAbsent("runbook", plan.runbook());
        data.putIfAbsent("target", Rendering.fields(plan.target()));
        return data;
    }

    private static List<DriftReport> drifts(RunRecord run) {
        return run.plan().steps().stream()
                .filter(step -> step.kind().equals("drift"))
                .flatMap(step -> RecordedEvidence.read(run, step.id(), DriftReport.FILE, DriftReport.class).stream())
                .toList();
    }
}
