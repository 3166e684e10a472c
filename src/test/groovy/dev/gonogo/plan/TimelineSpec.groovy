package dev.gonogo.plan

import dev.gonogo.compile.CompileSpecification

import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset

class TimelineSpec extends CompileSpecification {

    static final TASKS = '''
        task('T-1', 'one') { estimate 30.minutes; check('a') { serverVersion { atLeast 1 } } }
        task('T-2', 'two') { check('a') { serverVersion { atLeast 1 } } }
        task('T-3', 'three') { estimate 1.hour; check('a') { serverVersion { atLeast 1 } } }
    '''

    def 'one after the other, from now where there is no window'() {
        expect:
        tasks('', '2026-03-04T09:00:00Z').collect { [it.id(), it.startsAt().toString(), it.endsAt().toString()] } == [
                ['T-1', '2026-03-04T09:00:00Z', '2026-03-04T09:30:00Z'],
                ['T-2', '2026-03-04T09:30:00Z', '2026-03-04T09:30:00Z'],
                ['T-3', '2026-03-04T09:30:00Z', '2026-03-04T10:30:00Z'],
        ]
    }

    def 'with #window, at #now, it begins at #begins'() {
        expect:
        tasks("window { $window }", now)[0].startsAt() == Instant.parse(begins)

        where: '2026-03-04 is a Wednesday'
        window                                                                | now                    || begins
        "opens '10:00'; closes '16:00'"                                       | '2026-03-04T09:00:00Z' || '2026-03-04T10:00:00Z'
        "opens '10:00'; closes '16:00'"                                       | '2026-03-04T10:00:00Z' || '2026-03-04T10:00:00Z'
        "opens '10:00'; closes '16:00'"                                       | '2026-03-04T12:30:00Z' || '2026-03-04T12:30:00Z'
        "opens '10:00'; closes '16:00'"                                       | '2026-03-04T16:00:00Z' || '2026-03-05T10:00:00Z'
        "opens '10:00'; closes '16:00'; on WEDNESDAY"                         | '2026-03-04T16:00:01Z' || '2026-03-11T10:00:00Z'
        "opens '10:00'; closes '16:00'; on WEDNESDAY"                         | '2026-03-03T12:00:00Z' || '2026-03-04T10:00:00Z'
        "opens '10:00'; closes '16:00'; on SUNDAY, MONDAY"                    | '2026-03-04T12:00:00Z' || '2026-03-08T10:00:00Z'
        "opens '22:00'; closes '04:00'"                                       | '2026-03-04T12:00:00Z' || '2026-03-04T22:00:00Z'
        "opens '22:00'; closes '04:00'"                                       | '2026-03-04T23:00:00Z' || '2026-03-04T23:00:00Z'
        "opens '22:00'; closes '04:00'"                                       | '2026-03-04T02:00:00Z' || '2026-03-04T02:00:00Z'
        "opens '22:00'; closes '04:00'; on TUESDAY"                           | '2026-03-04T02:00:00Z' || '2026-03-04T02:00:00Z'
        "opens '22:00'; closes '04:00'; on WEDNESDAY"                         | '2026-03-04T02:00:00Z' || '2026-03-04T22:00:00Z'
        "opens '10:00'; closes '16:00'; zone 'America/New_York'"              | '2026-03-04T12:00:00Z' || '2026-03-04T15:00:00Z'
        "opens '02:30'; closes '05:00'; zone 'Europe/Berlin'"                 | '2026-03-28T12:00:00Z' || '2026-03-29T01:30:00Z'
    }

    def 'the last safe start leaves time for the work and the way back: #window, #back'() {
        expect:
        tasks("window { $window }\n$back", '2026-03-04T10:00:00Z', "url 'postgresql://localhost/db'")*.lastStart()*.get()*.toString() == starts

        where:
        window                                             | back                                                                    || starts
        "opens '10:00'; closes '16:00'"                    | ''                                                                      || ['2026-03-04T15:30:00Z', '2026-03-04T16:00:00Z', '2026-03-04T15:00:00Z']
        "opens '10:00'; closes '16:00'; cutoff 45.minutes" | ''                                                                      || ['2026-03-04T15:15:00Z', '2026-03-04T15:15:00Z', '2026-03-04T15:00:00Z']
    }

    def 'an embedded target has no last start: nobody depends on it'() {
        expect:
        tasks("window { opens '10:00'; closes '16:00' }", '2026-03-04T10:00:00Z')*.lastStart().every { it.empty }
    }

    def 'the way back from a task: #expected'() {
        given:
        def runbook = compile("""runbook('r') { target('db') { embedded() }
            phase('P') {
                task('T-1', 'one') { sql('a') { statement 'select 1' }; $one }
                task('T-2', 'two') { check('b') { serverVersion { atLeast 1 } } }
                task('T-3', 'three') { sql('c') { statement 'select 1' }; rollback { estimate 5.minutes; sql('x') { statement 'select 1' } } }
            }
            rollback { option('A') { estimate 1.hour; sql('y') { statement 'select 1' } } }
        }""")

        expect:
        runbook.tasks().toList().collect { new WayBackEstimate(runbook).after(it).toMinutes() } == expected

        where:
        one                                                                          || expected
        "rollback { estimate 10.minutes; sql('x') { statement 'select 1' } }"        || [10, 10, 15]
        ''                                                                           || [60, 60, 60]
    }

    def 'on days that are blacked out it does not open: #blackout'() {
        expect:
        tasks("window { opens '10:00'; closes '16:00'; $blackout }", '2026-03-04T12:00:00Z')[0].startsAt() == Instant.parse(begins)

        where:
        blackout                                                                  || begins
        "blackout '2026-03-04', '2026-03-04'"                                     || '2026-03-05T10:00:00Z'
        "blackout '2026-03-01', '2026-03-04'; blackout '2026-03-05', '2026-03-06'" || '2026-03-07T10:00:00Z'
        "blackout '2026-03-05', '2026-03-06'"                                     || '2026-03-04T12:00:00Z'
    }

    private List<PlannedTask> tasks(String head, String now, String server = 'embedded()') {
        def runbook = compile("runbook('r') { target('db') { $server }\n$head\n phase('P') { $TASKS } }")
        new Timeline(runbook, runbook.targets()[0], Clock.fixed(Instant.parse(now), ZoneOffset.UTC)).tasks()
    }
}
