package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.PENDING
import static dev.gonogo.trail.StepState.ROLLED_BACK

class AfterFailureSpec extends RunSpecification {

    static final ROLLBACK = '''
        rollback {
            when { checkFails() }
            option('A') { sql('back') { statement 'drop table changed'; allowLoss 'table public.changed' } }
        }'''

    def setup() {
        sql 'create table wanted(a int)'
        task """
            sql('change') { statement 'create table changed(a int)' }
            check('c') { query 'select count(*) from wanted'; expect { scalar == 1 } }
            sql('after') { statement 'create table after(a int)' }
        """, ROLLBACK
    }

    def 'a person may mend the cause and retry'() {
        when:
        def report = answering { Question question ->
            sql 'insert into wanted values (1)'
            'retry'
        }

        then:
        report.verdict() == Verdict.Decided.GO
        report.steps()*.state() == [PASSED, PASSED, PASSED]
        step(report, 'T-1/c').attempts() == 2
        step(report, 'T-1/c').evidence().every { it.contains('/attempt-2-') }
    }

    def 'a retry that fails again asks again, and says what is wrong'() {
        given:
        def asked = []
        def choices = ['retry', 'retry', 'hold'].iterator()

        when:
        def report = answering { Question question ->
            asked << question
            choices.next()
        }

        then:
        asked*.choices().every { it == ['retry', 'roll back', 'hold', 'abort'] }
        asked*.text().every { it == '`T-1/c` did not pass: `scalar == 1` does not hold: the query returned 0' }
        step(report, 'T-1/c').attempts() == 3
        report.steps()*.state() == [PASSED, FAILED, PENDING]
    }

    def '`#choice` by a person goes before what the runbook would do'() {
        when:
        def report = answering { choice }

        then:
        step(report, 'T-1/change').state() == state
        report.verdict() == Verdict.Decided.NO_GO

        where:
        choice      || state
        'hold'      || PASSED
        'roll back' || ROLLED_BACK
    }

    def 'where nobody answers, the runbook decides: #who'() {
        when:
        def report = run(RunRequest.on('db'), prompt as Prompt)

        then:
        step(report, 'T-1/change').state() == ROLLED_BACK
        step(report, 'T-1/after').state() == PENDING

        where:
        who                                  | prompt
        'a word that is no choice'           | inTurn('yes')
        'a terminal that breaks'             | { throw new IllegalStateException('gone') }
        'somebody who retried and left'      | inTurn('retry')
    }

    /** Says this, and then nothing any more. */
    private static Prompt inTurn(String answer) {
        def said = new ArrayDeque([Optional.of(new Answer('ana', '', answer, '', false))])
        return { Question question -> said.poll() ?: Optional.empty() } as Prompt
    }

    private Report answering(Closure<String> choice) {
        run(RunRequest.on('db'), { Question question -> Optional.of(new Answer('ana', '', choice.call(question), '', false)) } as Prompt)
    }
}
