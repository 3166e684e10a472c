package dev.gonogo.trail;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * `benchmark.json`, the evidence of a benchmark.
 *
 * @param confidence of all intervals together
 * @param interleaved whether baseline and target were measured in turns
 */
public record RecordedBenchmark(double confidence, boolean interleaved, List<Query> queries) {

    public static final String FILE = "benchmark.json";

    public RecordedBenchmark {
        queries = List.copyOf(queries);
    }

    /**
     * One query.
     *
     * @param now milliseconds, as they were measured
     * @param baseline the same of the baseline, empty when there is none
     * @param ratio of the medians or, measured in turns, the median of the ratios; 0 when there is no baseline
     * @param lower end of the interval in which the true ratio is
     * @param upper end of it; 0 when it has none
     * @param indexes that the plan reads, and of the baseline's plan
     * @param intervals in which the true percentiles of now are, each at 95 %; none in evidence of earlier versions
     */
    public record Query(
            String file,
            List<Double> now,
            List<Double> baseline,
            Map<String, Double> percentiles,
            Map<String, Double> baselinePercentiles,
            double ratio,
            double lower,
            double upper,
            String verdict,
            List<String> indexes,
            List<String> baselineIndexes,
            Map<String, Interval> intervals) {

        public Query {
            now = List.copyOf(now);
            baseline = List.copyOf(baseline);
            percentiles = Map.copyOf(percentiles);
            baselinePercentiles = Map.copyOf(baselinePercentiles);
            indexes = List.copyOf(indexes);
            baselineIndexes = List.copyOf(baselineIndexes);
            intervals = intervals == null ? Map.of() : Map.copyOf(intervals);
        }
    }

    /** Between these two; an upper end of 0 is one that the measurements cannot tell. */
    public record Interval(double lower, double upper) {}

    static Optional<RecordedBenchmark> of(RunRecord run, String step) {
        return RecordedEvidence.read(run, step, FILE, RecordedBenchmark.class);
    }
}
