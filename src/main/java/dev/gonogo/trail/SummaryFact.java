package dev.gonogo.trail;

import dev.gonogo.trail.render.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that the first page tells.
 *
 * @param anchor of the section that tells all of it
 * @param tone `good`, `bad`, `warn`, or `plain` where it speaks neither for nor against
 */
record SummaryFact(String name, String anchor, String value, String note, String tone) {

    static List<SummaryFact> of(Report report) {
        var facts = new ArrayList<>(List.of(criteria(report), gates(report), catalog(report), time(report)));
        facts.add(backups(report));
        facts.add(rollback(report.rollback()));
        benchmarks(report).ifPresent(facts::add);
        facts.add(poll(report));
        risks(report).ifPresent(facts::add);
        return facts;
    }

    private static SummaryFact criteria(Report report) {
        long met = report.criteria().stream().filter(Criterion::met).count();
        int all = report.criteria().size();
        var unmet = report.criteria().stream()
                .filter(criterion -> !criterion.met())
                .map(Criterion::name)
                .toList();
        return new SummaryFact(
                "Criteria",
                "criteria",
                all == 0 ? "none" : "%d of %d met".formatted(met, all),
                unmet.isEmpty() ? "" : "not: " + String.join(", ", unmet),
                all > 0 && met == all ? "good" : "bad");
    }

    private static SummaryFact gates(Report report) {
        long passed =
                report.gates().stream().filter(gate -> gate.state().isGood()).count();
        int all = report.gates().size();
        var closed = report.gates().stream()
                .filter(gate -> !gate.state().isGood())
                .map(gate -> gate.name() + " (" + Formats.state(gate.state().text()) + ")")
                .toList();
        return new SummaryFact(
                "Gates",
                "gates",
                all == 0 ? "none declared" : "%d of %d passed".formatted(passed, all),
                shortened(closed),
                all == 0 ? "plain" : passed == all ? "good" : "bad");
    }

    private static SummaryFact catalog(Report report) {
        var diff = report.catalogDiff();
        int changes =
                diff.added().size() + diff.removed().size() + diff.changed().size();
        int lost = diff.undeclared().size();
        var counts = "+%d −%d ~%d"
                .formatted(
                        diff.added().size(),
                        diff.removed().size(),
                        diff.changed().size());
        return new SummaryFact(
                "Catalog",
                "catalog",
                changes + lost == 0 ? "unchanged" : counts,
                lost == 0
                        ? changes == 0 ? "" : "added, removed, changed; every loss was declared"
                        : "%s not declared".formatted(Formats.count(lost, "loss", "losses")),
                lost == 0 ? "good" : "bad");
    }

    private static SummaryFact time(Report report) {
        var planned = report.planned().stream()
                .map(task -> Duration.between(task.startsAt(), task.endsAt()))
                .reduce(Duration.ZERO, Duration::plus);
        var from = report.startedAt();
        var to = report.finishedAt();
        return new SummaryFact(
                "Time",
                "timeline",
                from == null || to == null
                        ? "not ended"
                        : Formats.span(Duration.between(from, to).toNanos() / 1e6),
                planned.isZero() ? "" : "planned: " + Formats.span(planned.toMillis()),
                "plain");
    }

    private static SummaryFact backups(Report report) {
        var last = report.backups().stream()
                .max(Comparator.comparing(backup -> backup.proof().takenAt()));
        return last.map(backup -> new SummaryFact(
                        "Backup",
                        "backups",
                        backup.proof().proof().toLowerCase(Locale.ROOT).replace("read", "read back")
                                + ", "
                                + Formats.count(backup.proof().rows(), "row", "rows"),
                        "taken " + Formats.time(backup.proof().takenAt().toString()),
                        "good"))
                .orElse(new SummaryFact("Backup", "backups", "none proven", "", "warn"));
    }

    private static SummaryFact rollback(Report.Rehearsal rollback) {
        if (!rollback.rehearsed()) {
            return new SummaryFact("Way back", "rollback", "not rehearsed", "", "warn");
        }
        return new SummaryFact(
                "Way back",
                "rollback",
                "rehearsed, " + Formats.span(rollback.seconds() * 1000),
                rollback.verified() ? "everything was as before" : "not everything was as before",
                rollback.verified() ? "good" : "bad");
    }

    private static Optional<SummaryFact> benchmarks(Report report) {
        var queries = report.benchmarks().stream()
                .flatMap(benchmark -> benchmark.queries().stream())
                .toList();
        if (queries.isEmpty()) {
            return Optional.empty();
        }
        long slower = queries.stream()
                .filter(query -> query.verdict().equals("degraded"))
                .count();
        double longest = queries.stream()
                .mapToDouble(query -> query.percentiles().getOrDefault("p95", 0.0))
                .max()
                .orElse(0);
        return Optional.of(new SummaryFact(
                "Benchmarks",
                "benchmarks",
                slower > 0 ? slower + " slower" : Formats.count(queries.size(), "query", "queries"),
                "p95 at most " + Formats.measured(longest),
                slower > 0 ? "bad" : "good"));
    }

    private static SummaryFact poll(Report report) {
        long go = report.poll().stream()
                .filter(answer -> "go".equals(answer.answer()))
                .count();
        int asked = report.poll().size();
        var people = report.poll().stream()
                .map(answer -> "%s (%s) %s".formatted(answer.as(), answer.role(), answer.answer()))
                .toList();
        return new SummaryFact(
                "Poll",
                "signatures",
                asked == 0 ? "nobody was polled" : "%d of %d go".formatted(go, asked),
                shortened(people),
                asked == 0 ? "plain" : go == asked ? "good" : "bad");
    }

    private static Optional<SummaryFact> risks(Report report) {
        return report.risks().stream()
                .max(Comparator.comparing(risk -> risk.impact()))
                .map(risk -> new SummaryFact(
                        "Risks",
                        "risks",
                        report.risks().size() + " named",
                        "gravest: %s".formatted(risk.name()),
                        "plain"));
    }

    private static String shortened(List<String> all) {
        return String.join(", ", all.subList(0, Math.min(all.size(), 4)))
                + (all.size() > 4 ? " and %d more".formatted(all.size() - 4) : "");
    }
}
