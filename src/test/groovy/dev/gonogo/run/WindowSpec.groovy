package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.WindowClosed
import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verdict

import java.nio.file.Files
import java.time.Duration

/** The clock of the specs begins on Wednesday, 4 March 2026, at 10:00 UTC. */
class WindowSpec extends RunSpecification {

    static final String TASKS = """
        task('T-1', 'first') { estimate 1.hour; manual('one') { } }
        task('T-2', 'second') { estimate 1.hour; manual('two') { } }
    """

    def setup() {
        answers([step: 'T-1/one', as: 'ana', answer: 'yes'], [step: 'T-2/two', as: 'ana', answer: 'yes'])
    }

    def 'outside of its window a run does not begin: #window'() {
        given:
        runbook(TASKS, "window { $window }")

        when:
        run()

        then:
        def closed = thrown(WindowClosed)
        closed.message.startsWith(message)
        !Files.exists(folder.resolve('home/runs'))

        where:
        window                                                         | message
        "opens '11:00'; closes '16:00'"                                | 'the window is closed; it opens on Wednesday, 4 March 2026, 11:00 UTC; nothing was done'
        "opens '09:00'; closes '16:00'; on MONDAY, TUESDAY"            | 'the window is closed; it opens on Monday, 9 March 2026, 09:00 UTC; nothing was done'
        "opens '09:00'; closes '10:00'"                                | 'the window is closed; it opens on Thursday, 5 March 2026, 09:00 UTC; nothing was done'
        "opens '10:00'; closes '11:00'; zone 'Asia/Tokyo'"             | 'the window is closed; it opens on Thursday, 5 March 2026, 10:00 Asia/Tokyo; nothing was done'
        "opens '09:00'; closes '16:00'; blackout '2026-03-04', '2026-03-06'" | 'the window is closed; it opens on Saturday, 7 March 2026, 09:00 UTC; nothing was done'
        "opens '22:00'; closes '12:00'; blackout '2026-03-04', '2026-03-04'" | 'the window is closed; it opens on Thursday, 5 March 2026, 22:00 UTC; nothing was done'
        "opens '09:00'; closes '16:00'; on WEDNESDAY; blackout '2026-03-01', '2026-03-11'" | 'the window is closed; it opens on Wednesday, 18 March 2026, 09:00 UTC; nothing was done'
        "opens '09:00'; closes '10:20'; cutoff 30.minutes"             | 'the window closes at Wednesday, 4 March 2026, 10:20 UTC, and nothing begins in its last 30 minutes; nothing was done'
    }

    def 'inside of it, and after midnight of one that began yesterday, it does: #window'() {
        given:
        runbook(TASKS, "window { $window }")

        expect:
        run().verdict() == Verdict.Decided.GO

        where:
        window << ["opens '10:00'; closes '16:00'; on WEDNESDAY", "opens '22:00'; closes '14:00'; on TUESDAY"]
    }

    def 'a task whose work no longer fits is not begun'() {
        given:
        runbook(TASKS, "window { opens '10:00'; closes '12:00' }")
        def prompt = ScriptedPrompt.read(folder.resolve('book/answers.json'))

        when: 'the first task takes half an hour more than it should'
        def report = run(RunRequest.on('db'), { question ->
            clock.advance(Duration.ofMinutes(90))
            prompt.ask(question)
        } as Prompt)

        then:
        step(report, 'T-1/one').state() == StepState.PASSED
        step(report, 'T-2/two').state() == StepState.PENDING
        report.verdict() == Verdict.Decided.NOT_DECIDED
        report.ended() == 'stopped'
        report.reasons() == [
                'the run ended before its last step: the window closes at Wednesday, 4 March 2026, 12:00 UTC, and the work, with the way back from it, is estimated at 60 minutes',
                '1 step was not run']
    }

    def 'a task is begun only if there is time left to take it back: #minutes minutes before it closes'() {
        given:
        runbook """
            task('T-1', 'first') { estimate 30.minutes; sql('a') { statement 'select 1' }
                                   rollback { estimate 15.minutes; sql('back') { statement 'select 1' } } }
            task('T-2', 'second') { estimate 30.minutes; sql('b') { statement 'select 1' }; $own }
        """, """window { opens '09:00'; closes '12:00' }
            rollback { option('A') { estimate 40.minutes; sql('all') { statement 'select 1' } } }"""
        clock.advance(Duration.ofMinutes(120 - minutes))

        expect:
        run().steps()*.state() == states

        where: 'the way back is that of both tasks where each has its own, else the first option'
        own                                                                             | minutes || states
        'rollback { estimate 10.minutes; sql(\'back\') { statement \'select 1\' } }'       | 56      || [StepState.PASSED, StepState.PASSED]
        'rollback { estimate 10.minutes; sql(\'back\') { statement \'select 1\' } }'       | 54      || [StepState.PASSED, StepState.PENDING]
        ''                                                                              | 71      || [StepState.PASSED, StepState.PASSED]
        ''                                                                              | 69      || [StepState.PASSED, StepState.PENDING]
        ''                                                                              | 44      || [StepState.PENDING, StepState.PENDING]
    }

    def 'an embedded target has no window: nobody depends on it'() {
        given:
        runbook(TASKS, "window { opens '11:00'; closes '16:00' }; target('own') { embedded() }")

        expect:
        run(RunRequest.on('own')).verdict() == Verdict.Decided.GO
    }

    def 'a plan can be made at any time'() {
        given:
        runbook(TASKS, "window { opens '11:00'; closes '16:00' }")

        expect:
        plan().tasks()[0].startsAt().toString() == '2026-03-04T11:00:00Z'
    }
}
