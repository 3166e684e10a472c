package dev.gonogo.trail;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a benchmark measured, without the single times.
 *
 * @param confidence of the intervals of all ratios together
 * @param interleaved whether baseline and target were measured in turns
 */
public record BenchmarkResult(String step, double confidence, boolean interleaved, List<Query> queries) {

    public BenchmarkResult {
        queries = List.copyOf(queries);
    }

    /**
     * One query, in milliseconds.
     *
     * @param runs how often it was measured
     * @param baseline empty when there is none
     * @param ratio to the baseline, with the interval in which it is; 0 when there is no baseline
     * @param upper 0 when the interval has no upper end
     */
    public record Query(
            String file,
            int runs,
            Map<String, Double> percentiles,
            Map<String, RecordedBenchmark.Interval> intervals,
            Map<String, Double> baseline,
            double ratio,
            double lower,
            double upper,
            String verdict) {

        static Query of(RecordedBenchmark.Query query) {
            return new Query(
                    query.file(),
                    query.now().size(),
                    query.percentiles(),
                    query.intervals(),
                    query.baselinePercentiles(),
                    query.ratio(),
                    query.lower(),
                    query.upper(),
                    query.verdict());
        }
    }

    /** In the order of the plan. */
    static List<BenchmarkResult> of(RunRecord run) {
        return run.plan().steps().stream()
                .filter(step -> step.kind().equals("benchmark"))
                .map(step -> RecordedBenchmark.of(run, step.id()).map(recorded -> of(step.id(), recorded)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static BenchmarkResult of(String step, RecordedBenchmark recorded) {
        return new BenchmarkResult(
                step,
                recorded.confidence(),
                recorded.interleaved(),
                recorded.queries().stream().map(Query::of).toList());
    }
}
