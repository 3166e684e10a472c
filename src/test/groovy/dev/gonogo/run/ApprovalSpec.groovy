package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.PENDING
import static dev.gonogo.trail.StepState.REFUSED
import static dev.gonogo.trail.StepState.WAITING

class ApprovalSpec extends RunSpecification {

    static final YES = [step: 'p/apply', as: 'ana', role: 'dba', answer: 'yes']

    def 'passes when enough different people of the right roles said yes: #what'() {
        given:
        answers(*given)

        when:
        def report = approval("by 'dba', 'cto'; atLeast 2")

        then:
        report.steps()[0].state() == state
        report.steps()[0].message() == told
        report.steps()[1].state() == (state == PASSED ? PASSED : PENDING)
        (value("select to_regclass('changed')") != null) == (state == PASSED)
        state == PASSED || report.verdict() != Verdict.Decided.GO

        where:
        what                    | given                                                          || state   | told
        'two people'            | [YES, YES + [as: 'kim', role: 'cto']]                          || PASSED  | 'approved by ana, kim'
        'one person twice'      | [YES, YES + [role: 'cto']]                                     || WAITING | '1 of 2 approvals are given'
        'one person, spelt twice' | [YES, YES + [as: 'Ana ', role: 'cto']]                       || WAITING | '1 of 2 approvals are given'
        'one person, with a space more'      | [YES + [as: 'ana b'], YES + [as: 'ana\u00a0 b']]       || WAITING | '1 of 2 approvals are given'
        'one person, composed otherwise'     | [YES + [as: 'jos\u00e9'], YES + [as: 'jose\u0301']]  || WAITING | '1 of 2 approvals are given'
        'one person, with what is not seen'  | [YES, YES + [as: 'a\u200bna\u0001']]                || WAITING | '1 of 2 approvals are given'
        'one person, in wide letters'        | [YES, YES + [as: '\uff21NA']]                       || WAITING | '1 of 2 approvals are given'
        'nobody who could be seen'           | [YES, YES + [as: '\u200b\u3164']]                   || WAITING | '1 of 2 approvals are given'
        'a wrong role'          | [YES, YES + [as: 'bo', role: 'qa']]                            || WAITING | '1 of 2 approvals are given'
        'nobody by name'        | [YES, YES + [as: ' ']]                                         || WAITING | '1 of 2 approvals are given'
        'an unknown word'       | [YES, YES + [as: 'bo', answer: 'ok']]                          || WAITING | '1 of 2 approvals are given'
        'a yes and a no'        | [YES, YES + [as: 'bo', answer: 'no', note: 'not today']]       || REFUSED | 'bo refused: not today'
        'a no, then yes'        | [YES + [answer: 'no'], YES + [as: 'bo'], YES + [as: 'kim']]    || REFUSED | 'ana refused'
        'a no of another role'  | [YES + [answer: 'no', role: 'qa'], YES, YES + [as: 'bo']]      || PASSED  | 'approved by ana, bo'
    }

    def 'asks how many are there already'() {
        given:
        def asked = []
        def people = ['ana', 'kim'].iterator()

        when:
        approval("by 'dba'; atLeast 2", 'db') { Question question ->
            asked << question.text()
            Optional.of(new Answer(people.next(), 'dba', 'yes', '', false))
        }

        then:
        asked == ['apply (1 of 2)', 'apply (2 of 2)']
    }

    private Report approval(String words, String target = 'db', Closure<Optional<Answer>> prompt = null) {
        runbook """
            approval('apply') { $words }
            task('T-1', 'a task') { sql('change') { statement 'create table changed(a int)' } }
        """, "role 'qa', 'QA'"
        prompt ? run(RunRequest.on(target), prompt as Prompt) : run(RunRequest.on(target))
    }
}
