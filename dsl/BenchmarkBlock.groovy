package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `benchmark('name') { … }`: queries whose times are measured, alone or against a baseline. */
@CompileStatic
class BenchmarkBlock extends SkippableBlock {

    /** With fewer no interval says anything. */
    private static final int FEWEST_RUNS = 10

    private final List<String> queries = []
    private int warmUp = 5
    private int runs = 50
    private SourceName against
    private SourceName backup
    private Percent degradesLessThan
    private final List<Benchmark.Percentile> percentiles = []
    private String asRole
    private final List<Probe.Setting> settings = []

    BenchmarkBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('files with one query each, relative to the runbook; the last part of a path may be a pattern, as `benchmarks/*.sql`')
    void queries(String... files) {
        queries.addAll(files)
    }

    @Word('how often each query is run before it counts; 5 times when not said')
    void warmUp(int times) {
        once('warmUp')
        notNegative(times, 'warmUp')
        warmUp = times
    }

    @Word('how often each query is measured, and up to four times as often while that cannot tell; 50 times when not said')
    void runs(int times) {
        def at = once('runs')
        if (times < FEWEST_RUNS) {
            source.problem(at, "$times runs say nothing", "$FEWEST_RUNS are needed at least, and 50 are better")
        }
        runs = times
    }

    @Word('the baseline is this benchmark, which was earlier in the same run')
    void against(String benchmark) {
        against = new SourceName(once('against'), benchmark)
    }

    @Word('the baseline is the copy that this backup has made, measured in turns with the target')
    void againstBackup(String name) {
        backup = new SourceName(once('againstBackup'), name)
    }

    @Word('by how much the median of a query may be longer than on the baseline, as `10.percent`')
    void degradesLessThan(Percent share) {
        once('degradesLessThan')
        positive(share.value(), 'degradesLessThan')
        degradesLessThan = share
    }

    @Word('which percentile of the times of each query must be below what, as `percentile 95, 500.ms`')
    void percentile(int percent, Duration most) {
        if (percent < 1 || percent > 99) {
            source.problem(here('percentile'), "there is no percentile $percent", 'it is one from 1 to 99; 50 is the median')
        }
        positive(most.toMillis(), 'percentile')
        percentiles << new Benchmark.Percentile(percent, most)
    }

    @Word('read as this role')
    void asRole(String role) {
        once('asRole')
        asRole = role
    }

    @Word("set a configuration parameter for the query's transaction")
    void setting(String name, String value) {
        settings << new Probe.Setting(name, value)
    }

    Step toStep() {
        if (!queries) {
            source.problem(at, "benchmark `$name` measures nothing", "write `queries 'benchmarks/*.sql'`")
        }
        if (against && backup) {
            source.problem(against.at(), 'there is one baseline', 'write `against` or `againstBackup`')
        }
        if (degradesLessThan && !against && !backup) {
            source.problem(at, "benchmark `$name` has no baseline", "write `againstBackup 'before'`, or measure with another `benchmark` before and write `against`")
        }
        new Benchmark(head(), queries, warmUp, runs, Optional.ofNullable(against), Optional.ofNullable(backup),
                Optional.ofNullable(degradesLessThan), percentiles, Optional.ofNullable(asRole), settings)
    }
}
