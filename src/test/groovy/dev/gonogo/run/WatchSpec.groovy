package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import java.time.Duration

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.ROLLED_BACK

/** `watch`: a check over a time. The clock goes on while it waits, and the world changes with it. */
class WatchSpec extends RunSpecification {

    /** What happens while the run waits the n-th time. */
    Map<Integer, String> meanwhile = [:]
    List<Duration> waited = []

    def setup() {
        sql 'create table errors(id int)'
        pause = { Duration time ->
            waited << time
            clock.advance(time)
            meanwhile[waited.size()]?.with { sql it }
        } as Pause
    }

    def 'it looks as often as it should, and passes when every look was right'() {
        given:
        task watch('every 10.seconds; lasting 1.minute')

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.GO
        step(report, 'T-1/error-rate').message() == '6 looks, 0 of them wrong'
        waited == [Duration.ofSeconds(10)] * 5
        (evidence(report, 'T-1/error-rate/looks.json') as List<Map>)*.state == ['passed'] * 6
        step(report, 'T-1/error-rate').evidence().count { it.endsWith('rows.json') } == 6
    }

    def 'a wrong look ends it: #said'() {
        given:
        task watch("every 10.seconds; lasting 1.minute; $said")
        meanwhile = [2: 'insert into errors values (1)', 4: 'delete from errors']

        when:
        def report = run()

        then:
        step(report, 'T-1/error-rate').state() == state
        step(report, 'T-1/error-rate').message() == message

        where:
        said          || state  | message
        ''            || FAILED | '`scalar == 0` does not hold: the query returned 1; 3 looks, 1 of them wrong'
        'tolerates 1' || FAILED | '`scalar == 0` does not hold: the query returned 1; 4 looks, 2 of them wrong'
        'tolerates 2' || PASSED | '6 looks, 2 of them wrong'
    }

    def 'a look that errors is no answer'() {
        given:
        task watch('lasting 1.minute')
        meanwhile = [1: 'drop table errors']

        when:
        def report = run()

        then:
        step(report, 'T-1/error-rate').state() == BROKEN
        step(report, 'T-1/error-rate').message().startsWith('relation "errors" does not exist')
    }

    def 'it can trigger the rollback'() {
        given:
        task """
            sql('change') { statement 'create table changed()' }
            ${watch('lasting 1.minute')}
            rollback { sql('back') { statement 'drop table changed'; allowLoss 'table public.changed' } }
        """, "rollback { when { checkFails 'error rate' }; option('A') { sql('not this') { statement 'select 1/0' } } }"
        meanwhile = [3: 'insert into errors values (1)']

        expect:
        step(run(), 'T-1/change').state() == ROLLED_BACK
    }

    def 'who asks the run to stop does not wait for its end'() {
        given:
        task watch('lasting 1.hour')
        def request = dev.gonogo.RunRequest.on('db')
        pause = { Duration time -> request.interruption().request() } as Pause

        when:
        Report report = run(request)

        then:
        report.ended() == 'interrupted'
        step(report, 'T-1/error-rate').message() == 'it was interrupted; 2 looks, 0 of them wrong'
    }

    private static String watch(String words) {
        "watch('error rate') { query 'select count(*) from errors'; expect { scalar == 0 }; $words }"
    }
}
