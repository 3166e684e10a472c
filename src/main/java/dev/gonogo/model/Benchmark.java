package dev.gonogo.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Queries whose times are measured, and compared with those of a baseline.
 *
 * @param queries files with one query each; the last part of a path may be a pattern
 * @param warmUp how often each is run before it counts
 * @param runs how often each is measured
 * @param against a benchmark of the same run that was before
 * @param backup whose copy is measured in turns with the target
 * @param degradesLessThan by how much the median may be longer than the baseline's
 */
public record Benchmark(
        StepHead head,
        List<String> queries,
        int warmUp,
        int runs,
        Optional<SourceName> against,
        Optional<SourceName> backup,
        Optional<Percent> degradesLessThan,
        List<Percentile> percentiles,
        Optional<String> asRole,
        List<Probe.Setting> settings)
        implements Step {

    /** So many percent of the times are below this one. */
    public record Percentile(int percent, Duration below) {}

    public Benchmark {
        queries = List.copyOf(queries);
        percentiles = List.copyOf(percentiles);
        settings = List.copyOf(settings);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.benchmark(this);
    }
}
