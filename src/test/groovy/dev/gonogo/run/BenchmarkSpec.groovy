package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.model.Benchmark
import dev.gonogo.model.Percent
import dev.gonogo.model.Place
import dev.gonogo.model.RunbookProblems
import dev.gonogo.model.StepHead
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.StepRecord

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WARNED

/** Queries that are measured: alone, in turns with a copy, and against earlier times. */
class BenchmarkSpec extends RunSpecification {

    static final SLOWER = "create or replace function work() returns int language sql volatile as 'select 1 from pg_sleep(0.01)'"

    Report report

    def setup() {
        sql 'create table doc(id int primary key, owner int, title text)',
                "insert into doc select n, n % 2000, 'title ' || n from generate_series(1, 20000) n",
                'create index doc_owner on doc(owner)', 'analyze doc',
                "create function work() returns int language sql volatile as 'select 1 from pg_sleep(0.002)'"
        file('benchmarks/a_work.sql', 'select work();')
        file('benchmarks/b_owner.sql', 'select id, title from doc where owner = 17;')
    }

    def 'without a baseline, times and plans are kept'() {
        when:
        def measured = benchmark("queries 'benchmarks/*.sql'; warmUp 1; runs 20; percentile 50, 2.seconds")

        then:
        measured.message() ==~ /2 queries, 20 times each; the longest is benchmarks\/\w+.sql, p50 \d+\.\d ms, p95 \d+\.\d ms/
        measured.state() == PASSED
        def kept = evidence(report, 'T-1/it/benchmark.json')
        kept.queries*.file == ['benchmarks/a_work.sql', 'benchmarks/b_owner.sql']
        kept.queries*.now*.size() == [20, 20]
        kept.queries*.indexes == [[], ['doc_owner']]
        kept.queries[0].percentiles.p50 >= 2
        measured.evidence().any { it.endsWith('plan-benchmarks-b_owner.txt') }
    }

    def 'in turns with the copy of a backup: what became slower fails, what did not passes'() {
        given:
        task """
            backup('before') { prove READ }
            sql('change') { statement \"\"\"$change\"\"\" }
            benchmark('it') { queries 'benchmarks/a_work.sql'; warmUp 2; runs 60; againstBackup 'before'; degradesLessThan 100.percent }
        """

        when:
        report = run()

        then:
        step(report, 'T-1/it').message() ==~ told
        step(report, 'T-1/it').state() == state
        evidence(report, 'T-1/it/benchmark.json').interleaved
        evidence(report, 'T-1/it/benchmark.json').queries[0].baseline.size() in [60, 120, 240]

        where:
        change                  || state  | told
        'select 1'              || PASSED | /1 queries, (up to )?\d+ times each in turns; benchmarks\/a_work.sql takes \d\.\d\d times as long as on the baseline \(.* … .*\)/
        SLOWER                  || FAILED | /benchmarks\/a_work.sql takes \d\.\d\d times as long as on the baseline \(.* … .*\), wanted below 2\.00/
    }

    def 'an index that is no longer read is told'() {
        given:
        task """
            backup('before') { prove READ }
            sql('change') { statement 'drop index doc_owner'; allowLoss 'index public.doc_owner' }
            benchmark('it') { queries 'benchmarks/b_owner.sql'; runs 10; againstBackup 'before' }
        """

        when:
        report = run()

        then:
        step(report, 'T-1/it').message().endsWith('benchmarks/b_owner.sql does not read index doc_owner any more')
        step(report, 'T-1/it').state() == WARNED
    }

    def 'against a benchmark that was earlier in the run'() {
        given:
        task """
            benchmark('before') { queries 'benchmarks/*.sql'; runs 20 }
            sql('change') { statement "$SLOWER" }
            benchmark('it') { queries 'benchmarks/a_work.sql'; runs 20; against 'before'; degradesLessThan 50.percent }
        """

        expect:
        step(report = run(), 'T-1/it').state() == FAILED
        !evidence(report, 'T-1/it/benchmark.json').interleaved
    }

    def 'what cannot be told is no result: #what'() {
        when:
        def measured = benchmark(words)

        then:
        measured.state() == BROKEN
        measured.message().startsWith(told)

        where:
        what                  | words                                                                          || told
        'too few for a p95'   | "queries 'benchmarks/b_owner.sql'; runs 10; percentile 95, 10.minutes"         || 'cannot tell, more `runs` could: p95 of benchmarks/b_owner.sql is'
        'no such role'        | "queries 'benchmarks/b_owner.sql'; asRole 'nobody_at_all'"                     || 'role "nobody_at_all" does not exist'
    }

    def 'what so many times cannot tell is measured on, and said'() {
        when:
        def measured = benchmark("queries 'benchmarks/b_owner.sql'; runs 50; percentile 95, 10.minutes")

        then: 'fifty times have no upper end for a p95 that misses this seldom, a hundred have'
        measured.state() == PASSED
        measured.message().startsWith('1 queries, up to 100 times each')
        evidence(report, 'T-1/it/benchmark.json').queries[0].now.size() == 100
        events*.event().findAll { it instanceof Event.Noticed }*.text() == ['benchmarks/b_owner.sql: 50 times cannot tell, measured as often again']
    }

    def 'a percentile that is certainly too long fails'() {
        expect:
        benchmark("queries 'benchmarks/a_work.sql'; runs 20; percentile 50, 1.ms").message() ==~ /p50 of benchmarks\/a_work.sql is \d+\.\d ms \(.* … .*\), wanted below 1 ms/
        report.steps()[0].state() == FAILED
    }

    def 'it reads in the very role and changes nothing'() {
        given:
        file('benchmarks/c_writes.sql', 'delete from doc returning id;')

        expect:
        benchmark("queries 'benchmarks/c_writes.sql'").state() == BROKEN
        value('select count(*) from doc') == 20000
    }

    def 'the verdict is of the interval and not of the value: #told'() {
        given:
        def step = new Benchmark(StepHead.of(new Place('r', 1, 1), 'T/b', 'b'), ['q'], 0, 30, Optional.empty(), Optional.empty(),
                Optional.of(new Percent(10.0)), [], Optional.empty(), [])
        def verdict = new BenchmarkVerdict(step, 1)

        when:
        def ratio = verdict.ratio(now, [100d] * 30, interleaved)

        then:
        verdict.of(ratio) == told

        where:
        now                                              | interleaved || told
        [105d] * 30                                      | true        || 'held'
        [112d] * 30                                      | true        || 'degraded'
        (1..30).collect { 112d + (it % 2 ? 30 : -30) }   | true        || 'cannot tell'
        [105d] * 30                                      | false       || 'held'
        [112d] * 30                                      | false       || 'degraded'
        (1..30).collect { 112d + (it % 2 ? 30 : -30) }   | false       || 'cannot tell'
    }

    def 'a benchmark that makes no sense is a mistake: #words'() {
        when:
        benchmark(words)

        then:
        def refused = thrown RunbookProblems
        refused.message.contains(told)

        where:
        words                                                          || told
        ''                                                             || 'benchmark `it` measures nothing'
        "queries 'benchmarks/*.psql'"                                  || 'there is no file `benchmarks/*.psql`'
        "queries 'benchmarks/*.sql'; runs 3"                           || '3 runs say nothing'
        "queries 'benchmarks/*.sql'; degradesLessThan 10.percent"      || 'benchmark `it` has no baseline'
        "queries 'benchmarks/*.sql'; against 'it'"                     || 'there is no earlier benchmark `it`'
        "queries 'benchmarks/*.sql'; againstBackup 'gone'"             || 'there is no backup `gone`'
        "queries 'benchmarks/*.sql'; percentile 100, 1.second"         || 'there is no percentile 100'
    }

    private StepRecord benchmark(String words) {
        task("benchmark('it') { $words }")
        report = run()
        step(report, 'T-1/it')
    }
}
