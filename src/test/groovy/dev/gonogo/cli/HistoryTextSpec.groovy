package dev.gonogo.cli

import dev.gonogo.plan.PlannedTask
import dev.gonogo.trail.LearnedTime
import dev.gonogo.trail.RunComparison
import dev.gonogo.trail.RunSummary
import dev.gonogo.trail.Verdict
import spock.lang.Specification

import java.time.Duration
import java.time.Instant

/** How former runs are told. */
class HistoryTextSpec extends Specification {

    static final Instant AT = Instant.parse('2026-01-07T10:00:00Z')

    def 'a run is one line'() {
        expect:
        HistoryText.of(new RunSummary('r-1', 'book', 'staging', Optional.of(Verdict.Decided.NO_GO), 'completed', AT, AT.plusSeconds(90)))
                .replaceAll(/ +/, ' ') == 'NO-GO book staging 2026-01-07T10:00:00Z 1 min 30 s completed r-1'
        HistoryText.of(new RunSummary('r-2', '', '', Optional.empty(), 'unreadable: why', null, null))
                .replaceAll(/ +/, ' ') == 'UNREADABLE unreadable: why r-2'
    }

    def 'a comparison tells which step took longer'() {
        given:
        def run = new RunSummary('r-1', 'book', 'staging', Optional.of(Verdict.Decided.GO), 'completed', AT, AT)
        def times = [new RunComparison.Times('T-1/a', Duration.ofSeconds(2), Duration.ofSeconds(5)),
                     new RunComparison.Times('T-1/b', Duration.ofSeconds(2), Duration.ofSeconds(1))]

        when:
        def text = HistoryText.of(new RunComparison(1, run, run, [], [], [], [], [], [], [], times))

        then:
        text.endsWith('times\n  T-1/a: 2 s, then 5 s (3 s longer)\n  T-1/b: 2 s, then 1 s (1 s shorter)')
        !text.contains('steps only')
    }

    def 'of #runs runs that took at most #longest, a task of #estimate tells: #told'() {
        expect:
        LearnedText.of(new LearnedTime('T-1', runs, median, longest), task(estimate)) == told

        where:
        runs | median                | longest                | estimate               || told
        1    | Duration.ofSeconds(5) | Duration.ofSeconds(5)  | Duration.ofSeconds(10) || 'took 5 s in the one run before'
        3    | Duration.ofSeconds(5) | Duration.ofSeconds(9)  | Duration.ofSeconds(10) || 'took 5 s in 3 runs before, 9 s at most'
        3    | Duration.ofSeconds(5) | Duration.ofSeconds(12) | Duration.ofSeconds(10) || 'took 5 s in 3 runs before, 12 s at most; LONGER than its estimate'
        3    | Duration.ofSeconds(5) | Duration.ofSeconds(9)  | Duration.ofMinutes(10) || 'took 5 s in 3 runs before, 9 s at most; its estimate is ample'
    }

    private static PlannedTask task(Duration estimate) {
        new PlannedTask('T-1', 'a', 'P', Optional.empty(), 'MEDIUM', estimate, AT, AT.plus(estimate), Optional.empty())
    }
}
