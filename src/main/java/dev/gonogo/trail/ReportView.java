package dev.gonogo.trail;

import dev.gonogo.trail.render.BenchmarkChart;
import dev.gonogo.trail.render.Formats;
import dev.gonogo.trail.render.TimelineChart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report shows beside its own fields: everything that is computed for the reader. Templates see it as `view`.
 *
 * @param headline the verdict and why, in one sentence
 * @param others the reasons that the headline does not tell
 * @param endedBecause why the run ended, no longer than a sentence
 * @param scripted what the reader must know about answers from a file; empty when there is none
 * @param rehearsal what the rehearsal of the way back showed, in one sentence
 * @param phases where the steps of each phase stand in the list of steps
 * @param places where each step stands in that list
 * @param gates for each gate, the states of what it requires
 */
record ReportView(
        String headline,
        List<String> others,
        String endedBecause,
        String scripted,
        String rehearsal,
        String took,
        String tally,
        String rollbackTally,
        List<SummaryFact> facts,
        List<PhaseOfSteps> phases,
        List<PhaseOfSteps> rollbackPhases,
        Map<String, Integer> places,
        List<String> gates,
        Optional<TimelineChart> timeline,
        List<BenchmarkChart> benchmarks) {

    static ReportView of(Report report) {
        var steps = report.steps();
        var places = new LinkedHashMap<String, Integer>();
        steps.forEach(step -> places.putIfAbsent(step.id(), places.size()));
        boolean toldFirst =
                report.verdict() != Verdict.Decided.GO && !report.reasons().isEmpty();
        return new ReportView(
                Headline.of(report),
                toldFirst ? others(report.reasons()) : List.of(),
                report.endedBecause() == null ? "" : Formats.shortened(report.endedBecause(), Headline.ENOUGH),
                scripted(report),
                rehearsal(report.rollback()),
                took(report),
                tally(steps),
                tally(report.rollbackSteps()),
                SummaryFact.of(report),
                PhaseOfSteps.of(steps),
                PhaseOfSteps.of(report.rollbackSteps()),
                places,
                gates(report),
                TimelineChart.of(entries(report)),
                report.benchmarks().stream().map(ReportView::chart).toList());
    }

    private static List<String> others(List<String> reasons) {
        return reasons.stream()
                .skip(1)
                .map(reason -> Formats.shortened(reason, Headline.ENOUGH))
                .toList();
    }

    private static String took(Report report) {
        return report.startedAt() == null || report.finishedAt() == null
                ? ""
                : Formats.between(
                        report.startedAt().toString(), report.finishedAt().toString());
    }

    private static String tally(List<StepRecord> steps) {
        return Formats.tally(steps.stream().map(step -> step.state().text()).toList());
    }

    private static String scripted(Report report) {
        var all = Stream.of(report.approvals(), report.poll(), report.answers(), report.decisions())
                .flatMap(List::stream)
                .toList();
        long scripted = all.stream().filter(Report.Answer::scripted).count();
        return scripted == 0
                ? ""
                : "%s of %d %s scripted: read from an answers file; no person was asked."
                        .formatted(
                                Formats.count(scripted, "answer", "answers"),
                                all.size(),
                                scripted == 1 ? "was" : "were");
    }

    private static String rehearsal(Report.Rehearsal rollback) {
        if (!rollback.rehearsed()) {
            return "The way back was not rehearsed.";
        }
        return "The way back was rehearsed and took " + Formats.span(rollback.seconds() * 1000)
                + (rollback.verified()
                        ? ", and everything was as before."
                        : ", but it is NOT verified: not everything was as before.");
    }

    private static List<String> gates(Report report) {
        var states = report.steps().stream()
                .collect(Collectors.toMap(StepRecord::id, step -> step.state().text(), (first, other) -> first));
        return report.gates().stream().map(gate -> required(gate, states)).toList();
    }

    private static String required(Report.Gate gate, Map<String, String> states) {
        if (gate.requires().isEmpty()) {
            return "nothing";
        }
        var tally = Formats.tally(gate.requires().stream()
                .map(id -> states.getOrDefault(id, "unknown"))
                .toList());
        return Formats.count(gate.requires().size(), "step", "steps") + (tally.isEmpty() ? "" : ": " + tally);
    }

    private static List<TimelineChart.Entry> entries(Report report) {
        var ran = report.actual().stream()
                .collect(Collectors.toMap(Report.Actual::id, Function.identity(), (first, other) -> first));
        var entries = new ArrayList<TimelineChart.Entry>();
        report.planned().forEach(task -> {
            var actual = ran.get(task.id());
            entries.add(new TimelineChart.Entry(
                    task.id(),
                    task.startsAt(),
                    task.endsAt(),
                    actual == null ? null : actual.startedAt(),
                    actual == null ? null : actual.finishedAt()));
        });
        return entries;
    }

    private static BenchmarkChart chart(BenchmarkResult result) {
        return BenchmarkChart.of(
                result.step(), result.queries().stream().map(ReportView::entry).toList());
    }

    private static BenchmarkChart.Entry entry(BenchmarkResult.Query query) {
        var interval = query.intervals().getOrDefault("p50", new RecordedBenchmark.Interval(0, 0));
        return new BenchmarkChart.Entry(
                query.file(),
                query.percentiles().getOrDefault("p50", 0.0),
                interval.lower(),
                interval.upper(),
                query.percentiles().getOrDefault("p95", 0.0),
                query.baseline().getOrDefault("p50", 0.0),
                query.ratio(),
                query.lower(),
                query.upper());
    }
}
