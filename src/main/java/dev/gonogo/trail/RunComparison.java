package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two runs, such as the one on staging and the one on production: in what they differ.
 *
 * @param onlyFrom ids of steps that only the first has
 * @param changed ids of steps that both have and that do something else in the second
 * @param states steps that ended otherwise
 * @param criteria that are met in one of them alone
 * @param catalogOnlyFrom what only the first changed in the catalog
 * @param times of steps that took noticeably longer or shorter, the greatest difference first
 */
public record RunComparison(
        int schema,
        RunSummary from,
        RunSummary to,
        List<String> onlyFrom,
        List<String> onlyTo,
        List<String> changed,
        List<Difference> states,
        List<Difference> criteria,
        List<String> catalogOnlyFrom,
        List<String> catalogOnlyTo,
        List<Times> times) {

    private static final Duration NOTICEABLE = Duration.ofMillis(100);
    private static final double FACTOR = 1.25;

    /** The same thing in both; empty where it is not. */
    public record Difference(String what, String from, String to) {}

    /** How long a step took in both. */
    public record Times(String step, Duration from, Duration to) {

        private Duration difference() {
            return to.minus(from).abs();
        }

        private boolean isNoticeable() {
            var longer = from.compareTo(to) > 0 ? from : to;
            var shorter = from.compareTo(to) > 0 ? to : from;
            return difference().compareTo(NOTICEABLE) >= 0 && longer.toNanos() >= shorter.toNanos() * FACTOR;
        }
    }

    /** @throws JournalDamaged when the record of one of them is not what was written */
    public static RunComparison of(RunFolder from, RunFolder to) {
        var first = RunRecord.read(from);
        var second = RunRecord.read(to);
        return of(first, Report.of(first), second, Report.of(second));
    }

    private static RunComparison of(RunRecord first, Report from, RunRecord second, Report to) {
        var before = steps(from);
        var after = steps(to);
        return new RunComparison(
                1,
                RunSummary.of(from),
                RunSummary.of(to),
                missing(before, after),
                missing(after, before),
                changed(first, second),
                differences(before, after, step -> step.state().text()),
                differences(criteria(from), criteria(to), Function.identity()),
                missing(catalog(from), catalog(to)),
                missing(catalog(to), catalog(from)),
                times(before, after));
    }

    private static Map<String, StepRecord> steps(Report report) {
        return byName(report.steps(), StepRecord::id, Function.identity());
    }

    private static Map<String, String> criteria(Report report) {
        return byName(report.criteria(), Criterion::name, criterion -> criterion.met() ? "met" : "not met");
    }

    private static Map<String, String> catalog(Report report) {
        var changes = new LinkedHashMap<String, String>();
        report.catalogDiff().added().forEach(object -> changes.put(object + " added", ""));
        report.catalogDiff().removed().forEach(object -> changes.put(object + " removed", ""));
        report.catalogDiff().changed().forEach(change -> changes.put(change.object() + " changed", ""));
        return changes;
    }

    private static <T, V> Map<String, V> byName(List<T> all, Function<T, String> name, Function<T, V> value) {
        return all.stream().collect(Collectors.toMap(name, value, (first, other) -> first, LinkedHashMap::new));
    }

    private static List<String> missing(Map<String, ?> from, Map<String, ?> in) {
        return from.keySet().stream().filter(name -> !in.containsKey(name)).toList();
    }

    private static List<String> changed(RunRecord first, RunRecord second) {
        var digests = byName(second.plan().steps(), PlannedStep::id, PlannedStep::digest);
        return first.plan().steps().stream()
                .filter(step -> digests.containsKey(step.id())
                        && !digests.get(step.id()).equals(step.digest()))
                .map(PlannedStep::id)
                .toList();
    }

    private static <T> List<Difference> differences(Map<String, T> from, Map<String, T> to, Function<T, String> told) {
        var differences = new ArrayList<Difference>();
        from.forEach((name, one) -> Optional.ofNullable(to.get(name))
                .filter(other -> !told.apply(one).equals(told.apply(other)))
                .ifPresent(other -> differences.add(new Difference(name, told.apply(one), told.apply(other)))));
        return differences;
    }

    private static List<Times> times(Map<String, StepRecord> from, Map<String, StepRecord> to) {
        var times = new ArrayList<Times>();
        from.forEach((id, step) -> {
            var other = to.get(id);
            if (other != null && isTimed(step) && isTimed(other)) {
                times.add(new Times(id, took(step), took(other)));
            }
        });
        return times.stream()
                .filter(Times::isNoticeable)
                .sorted(Comparator.comparing(Times::difference).reversed())
                .toList();
    }

    private static boolean isTimed(StepRecord step) {
        return step.startedAt() != null && step.finishedAt() != null;
    }

    private static Duration took(StepRecord step) {
        return Duration.between(step.startedAt(), step.finishedAt());
    }
}
