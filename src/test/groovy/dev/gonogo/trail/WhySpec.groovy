package dev.gonogo.trail

import dev.gonogo.NoSuchStep
import dev.gonogo.ResumedSpecification
import dev.gonogo.RunRequest
import dev.gonogo.Signing
import dev.gonogo.run.Answer
import dev.gonogo.run.Prompt
import dev.gonogo.run.Question

class WhySpec extends ResumedSpecification {

    def setup() {
        file('allowed_signers', Signing.allowedSigners())
    }

    def 'tells why, by what, and what can be done: #what'() {
        given:
        runbook """
            task('T-1', 'one') { $steps }
            gate('g') { requires 'T-1' }
            approval('now') { by 'dba'; signed() }
            task('T-2', 'two') { sql('s') { statement 'create table changed (a int)' } }
        """, "signers 'allowed_signers'; decision { breakGlass 'cto' }"
        run(RunRequest.on('db'), NOBODY)

        when:
        def why = gonogo().why(newest(), id)

        then:
        why.state() == state
        why.because()*.replace(newest().id(), 'RUN') == because
        why.evidence().any { it.startsWith("evidence/$id/") } == (id == 'T-1/c')
        why.next()*.replace(newest().id(), 'RUN') == next

        where:
        what             | steps                                                             | id       || state               | because                                                                                    | next
        'a failed check' | "check('c') { query 'select 2'; expect { scalar == 1 } }"          | 'T-1/c'  || StepState.FAILED    | ['`scalar == 1` does not hold: the query returned 2']                                      | ['mend what is wrong, and `gonogo resume RUN` tries it again', '`gonogo approve RUN --break-glass T-1/c --as … --role … --reason …` goes on without it, by one of cto; it is NO-GO then']
        'nobody there'   | "manual('m') { }"                                                 | 'T-1/m'  || StepState.WAITING   | ['nobody confirmed it']                                                                    | ['`gonogo resume RUN` at a terminal asks again', '`gonogo approve RUN --break-glass T-1/m --as … --role … --reason …` goes on without it, by one of cto; it is NO-GO then']
        'not its turn'   | "manual('m') { }"                                                 | 'T-2/s'  || StepState.PENDING   | ['its turn has not come; before it, `T-1/m` waits for a person: nobody confirmed it']      | ['`gonogo resume RUN` goes on with the run']
        'a gate'         | "manual('m') { }"                                                 | 'p/g'    || StepState.PENDING   | ['its turn has not come; before it, `T-1/m` waits for a person: nobody confirmed it', 'it requires `T-1/m` waits for a person: nobody confirmed it'] | ['`gonogo resume RUN` goes on with the run']
        'it passed'      | "check('c') { query 'select 1'; expect { scalar == 1 } }"          | 'T-1/c'  || StepState.PASSED    | ['scalar == 1']                                                                            | []
        'an approval'    | "check('c') { query 'select 1'; expect { scalar == 1 } }"          | 'p/now'  || StepState.WAITING   | ["0 of 1 approvals are given; sign by `gonogo approve RUN --step p/now`"]                  | ['`gonogo approve RUN --step p/now --as … --role … --reason …` signs it, one of dba', '`gonogo resume RUN` at a terminal takes what was signed', '`gonogo approve RUN --break-glass p/now --as … --role … --reason …` goes on without it, by one of cto; it is NO-GO then']
    }

    def 'names the criteria that it keeps from being met, and who said what'() {
        given:
        runbook "approval('now') { by 'dba' }; task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }"
        run(RunRequest.on('db'), { Question question -> Optional.of(new Answer('ana', 'dba', 'no', 'not today', false)) } as Prompt)

        when:
        def why = gonogo().why(newest(), 'p/now')

        then:
        why.criteria() == ['every step is done and passed', 'approvals are given']
        why.because() == ['ana refused: not today', 'ana (dba) said no at 2026-03-04T10:00:00Z: not today']*.toString() ||
                why.because()[1] ==~ /ana \(dba\) said no at 2026-03-04T10:00:0\S+: not today/
    }

    def 'of a run that is over nothing is to be done'() {
        given:
        runbook "task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }"
        run(RunRequest.on('db'), NOBODY)

        expect:
        gonogo().why(newest(), 'T-1/c').next() == []
    }

    def 'a step that is not there is told, with those that are: #id'() {
        given:
        runbook "task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }; task('T-2', 'two') { manual('m') { } }"
        run(RunRequest.on('db'), NOBODY)

        when:
        gonogo().why(newest(), id)

        then:
        def unknown = thrown(NoSuchStep)
        unknown.message == "run `${newest().id()}` has no step `$id`; it has $those"

        where:
        id      || those
        'T-1'   || '`T-1/c`'
        'T-1/x' || '`T-1/c`, `T-2/m`'
    }
}
