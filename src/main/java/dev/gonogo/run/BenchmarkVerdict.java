package dev.gonogo.run;

import dev.gonogo.model.Benchmark;
import dev.gonogo.trail.RecordedBenchmark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What measured times say about the limits of a benchmark: kept, broken, or that they cannot tell. */
final class BenchmarkVerdict {

    /** How often all intervals of a benchmark together may miss. */
    static final double ERROR = 0.05;

    /** How often times are looked at, twice as many each time; the error is divided among the looks, else looking on would find what one likes. */
    static final int LOOKS = 3;

    static final String HELD = "held";
    static final String DEGRADED = "degraded";
    static final String CANNOT_TELL = "cannot tell";

    private final Benchmark step;
    private final double error;

    /** @param queries among which, and among their limits, the error is divided */
    BenchmarkVerdict(Benchmark step, int queries) {
        this.step = step;
        int limits = step.percentiles().size() + (step.degradesLessThan().isPresent() ? 1 : 0);
        this.error = ERROR / (LOOKS * queries * Math.max(limits, 1));
    }

    /** A ratio to the baseline with its interval. */
    record Ratio(double value, double lower, double upper) {}

    /** Of what was measured in turns: the median of the ratios. Else that of the medians, within both their intervals. */
    Ratio ratio(List<Double> now, List<Double> baseline, boolean interleaved) {
        if (interleaved) {
            var ratios = Sample.ofRatios(now, baseline);
            var interval = ratios.interval(0.5, error);
            return new Ratio(ratios.quantile(0.5), interval.lower(), interval.upper());
        }
        var ours = Sample.of(now);
        var theirs = Sample.of(baseline);
        var our = ours.interval(0.5, error / 2);
        var their = theirs.interval(0.5, error / 2);
        return new Ratio(
                ours.quantile(0.5) / theirs.quantile(0.5),
                our.lower() / their.upper(),
                their.lower() == 0 ? Double.POSITIVE_INFINITY : our.upper() / their.lower());
    }

    String of(Ratio ratio) {
        if (step.degradesLessThan().isEmpty()) {
            return "";
        }
        double most = 1 + step.degradesLessThan().get().share();
        if (ratio.lower() >= most) {
            return DEGRADED;
        }
        return ratio.upper() < most ? HELD : CANNOT_TELL;
    }

    /** Whether nothing is known to be wrong, and something is not known. */
    boolean cannotTell(RecordedBenchmark.Query query) {
        var wrong = new ArrayList<String>();
        var untold = new ArrayList<String>();
        judge(query, wrong, untold);
        return wrong.isEmpty() && !untold.isEmpty();
    }

    private void judge(RecordedBenchmark.Query query, List<String> wrong, List<String> untold) {
        if (query.verdict().equals(DEGRADED)) {
            wrong.add(told(query));
        } else if (query.verdict().equals(CANNOT_TELL)) {
            untold.add(told(query));
        }
        step.percentiles().forEach(limit -> percentile(query, limit, wrong, untold));
    }

    Outcome outcome(RecordedBenchmark recorded) {
        var wrong = new ArrayList<String>();
        var untold = new ArrayList<String>();
        recorded.queries().forEach(query -> judge(query, wrong, untold));
        if (!wrong.isEmpty()) {
            return Outcome.failed(String.join("; ", wrong));
        }
        if (!untold.isEmpty()) {
            return Outcome.broken("cannot tell, more `runs` could: " + String.join("; ", untold));
        }
        var lost = recorded.queries().stream().flatMap(BenchmarkVerdict::lost).toList();
        return lost.isEmpty()
                ? Outcome.passed(summary(recorded))
                : Outcome.warned(summary(recorded) + "; " + String.join("; ", lost));
    }

    private void percentile(
            RecordedBenchmark.Query query, Benchmark.Percentile limit, List<String> wrong, List<String> untold) {
        var sample = Sample.of(query.now());
        var interval = sample.interval(limit.percent() / 100.0, error);
        var told = "p%d of %s is %.1f ms (%s), wanted below %d ms"
                .formatted(
                        limit.percent(),
                        query.file(),
                        sample.quantile(limit.percent() / 100.0),
                        Double.isInfinite(interval.upper())
                                ? "above %.1f".formatted(interval.lower())
                                : "%.1f … %.1f".formatted(interval.lower(), interval.upper()),
                        limit.below().toMillis());
        if (interval.lower() >= limit.below().toMillis()) {
            wrong.add(told);
        } else if (interval.upper() >= limit.below().toMillis()) {
            untold.add(told);
        }
    }

    private String told(RecordedBenchmark.Query query) {
        return "%s takes %s times as long as on the baseline (%s), wanted below %s"
                .formatted(
                        query.file(),
                        times(query.ratio()),
                        interval(query),
                        times(1 + step.degradesLessThan().orElseThrow().share()));
    }

    private static String times(double ratio) {
        return "%.2f".formatted(ratio);
    }

    private static String interval(RecordedBenchmark.Query query) {
        return query.upper() == 0
                ? "above " + times(query.lower())
                : times(query.lower()) + " … " + times(query.upper());
    }

    private static Stream<String> lost(RecordedBenchmark.Query query) {
        return query.baselineIndexes().stream()
                .filter(index -> !query.indexes().contains(index))
                .map(index -> "%s does not read index %s any more".formatted(query.file(), index));
    }

    private String summary(RecordedBenchmark recorded) {
        var slowest = recorded.queries().stream()
                .max(Comparator.comparing(RecordedBenchmark.Query::ratio))
                .orElseThrow();
        int most = recorded.queries().stream()
                .mapToInt(query -> query.now().size())
                .max()
                .orElseThrow();
        var measured = "%d queries, %s%d times each"
                .formatted(recorded.queries().size(), most > step.runs() ? "up to " : "", most);
        if (slowest.ratio() == 0) {
            var longest = recorded.queries().stream()
                    .max(Comparator.comparing(query -> query.percentiles().get("p95")))
                    .orElseThrow();
            return "%s; the longest is %s, p50 %.1f ms, p95 %.1f ms"
                    .formatted(
                            measured,
                            longest.file(),
                            longest.percentiles().get("p50"),
                            longest.percentiles().get("p95"));
        }
        return "%s%s; %s takes %s times as long as on the baseline (%s)"
                .formatted(
                        measured,
                        recorded.interleaved() ? " in turns" : "",
                        slowest.file(),
                        times(slowest.ratio()),
                        interval(slowest));
    }
}
