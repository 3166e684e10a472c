package dev.gonogo.run

import dev.gonogo.ResumedSpecification
import dev.gonogo.RunRequest
import dev.gonogo.Signing
import dev.gonogo.trail.ApprovalRefused
import dev.gonogo.trail.Report
import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.*

/** Somebody with the right to do so lets a run go on behind a step that did not pass: named, signed, with a reason, and never a GO. */
class BreakGlassSpec extends ResumedSpecification {

    static final String TRUST = "signers 'allowed_signers'; decision { breakGlass 'cto' }"

    def setup() {
        file('allowed_signers', Signing.allowedSigners())
        sql 'create table wanted(a int)'
    }

    def 'a run goes on behind what did not pass: #what'() {
        given:
        runbook """
            $item
            task('T-2', 'two') { sql('change') { statement 'create table changed(a int)' } }
        """, TRUST
        def held = run(RunRequest.on('db'), saying('p/now': 'no'))

        expect:
        step(held, id).state() == state
        step(held, 'T-2/change').state() == PENDING

        when:
        breakGlass(id)
        def report = resume()

        then:
        step(report, id).state() == SKIPPED_BY_OPERATOR
        step(report, id).message() == 'the glass was broken by kim (cto): customers are down'
        step(report, 'T-2/change').state() == PASSED
        report.overrides() == ["the glass of `$id` was broken by kim (cto): customers are down"]

        and: 'it is NO-GO, and the first page says so'
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons().contains(report.overrides()[0])
        newest().path().resolve('report.html').toFile().text.contains('somebody went on against a rule')
        gonogo().verify(newest()) == []

        where:
        what                     | item                                                                                                   | id       || state
        'a failed check'         | "task('T-1', 'one') { check('c') { query 'select count(*) from wanted'; expect { scalar == 1 } } }"      | 'T-1/c'  || FAILED
        'a broken check'         | "task('T-1', 'one') { check('c') { query 'select 1/0'; expect { scalar == 1 } } }"                       | 'T-1/c'  || BROKEN
        'nobody who answers'     | "task('T-1', 'one') { manual('m') { } }"                                                               | 'T-1/m'  || WAITING
        'a refused approval'     | "approval('now') { by 'dba' }"                                                                         | 'p/now'  || REFUSED
        'an approval not given'  | "approval('now') { by 'dba'; signed() }"                                                               | 'p/now'  || WAITING
    }

    def 'a gate behind it stays shut, and has a glass of its own'() {
        given:
        runbook """
            task('T-1', 'one') { check('c') { query 'select count(*) from wanted'; expect { scalar == 1 } } }
            gate('checked') { requires 'T-1' }
            task('T-2', 'two') { sql('change') { statement 'create table changed(a int)' } }
        """, TRUST
        run(RunRequest.on('db'), NOBODY)

        when:
        breakGlass('T-1/c')
        def report = resume()

        then:
        step(report, 'p/checked').state() == FAILED
        step(report, 'T-2/change').state() == PENDING

        when:
        breakGlass('p/checked')
        report = resume()

        then:
        step(report, 'T-2/change').state() == PASSED
        report.overrides().size() == 2
        report.verdict() == Verdict.Decided.NO_GO
    }

    def 'it is not broken: #what'() {
        given:
        runbook "task('T-1', 'one') { check('c') { query 'select count(*) from wanted'; expect { scalar == 1 } } }",
                breakers ? "signers 'allowed_signers'; decision { breakGlass $breakers }" : "signers 'allowed_signers'"
        run(RunRequest.on('db'), NOBODY)

        when:
        breakGlass(id, who, role, reason)

        then:
        def refused = thrown(ApprovalRefused)
        refused.message == told

        where:
        what                       | breakers | id      | who   | role  | reason || told
        'the runbook has none'     | ''       | 'T-1/c' | 'kim' | 'cto' | 'now'  || 'role `cto` may not break the glass; the plan says `breakGlass` of nobody'
        'by another role'          | "'cto'"  | 'T-1/c' | 'ana' | 'dba' | 'now'  || 'role `dba` may not break the glass; the plan says `breakGlass` of `cto`'
        'of an unknown step'       | "'cto'"  | 'T-1/x' | 'kim' | 'cto' | 'now'  || 'the plan has no step `T-1/x` to go on behind'
        'without a reason'         | "'cto'"  | 'T-1/c' | 'kim' | 'cto' | ' '    || 'an approval needs a reason'
    }

    def 'of a plan it is not broken, only of a run'() {
        given:
        runbook "task('T-1', 'one') { manual('m') { } }", TRUST

        when:
        gonogo().approve(new dev.gonogo.ApprovalRequest(plan(), Optional.empty(), Optional.of('T-1/m'), 'break-glass', 'kim', 'cto', 'now', Signing.key('kim')))

        then:
        def refused = thrown(ApprovalRefused)
        refused.message == 'the glass of a run is broken, not that of a plan; name the run'
    }

    def 'what is in doubt stays in doubt, whoever signs'() {
        given:
        runbook "task('T-1', 'one') { command('x') { program 'true'; mutates() } }", TRUST
        killed { it instanceof dev.gonogo.trail.Event.StepStarted && it.step() == 'T-1/x' }
        breakGlass('T-1/x')

        when:
        def report = resume()

        then:
        step(report, 'T-1/x').state() == IN_DOUBT
        report.overrides().empty
    }

    def 'go with conditions is a GO whose follow-ups have an owner and a day'() {
        given:
        runbook "task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }", "decision { poll 'dba', 'cto' }"
        def notes = [[dba: ''], [dba: 'soon'], [dba: 'watch the lag (ana, 2026-13-01)'], [dba: 'watch the lag (ana, 2026-12-01); rotate keys (bo, 2026-12-05)']].iterator()

        when:
        def report = run(RunRequest.on('db'), { Question question ->
            def role = question.roles()[0]
            Optional.of(role == 'cto' ? new Answer('kim', 'cto', 'go', '', false) : new Answer('ana', 'dba', 'go-with-conditions', notes.next().dba, false))
        } as Prompt)

        then:
        report.verdict() == Verdict.Decided.GO
        report.conditions()*.what() == ['watch the lag', 'rotate keys']
        report.conditions()*.owner() == ['ana', 'bo']
        report.conditions()*.due()*.toString() == ['2026-12-01', '2026-12-05']
        newest().path().resolve('report.md').toFile().text.contains('> - watch the lag: ana, until 2026-12-01 (said by ana)')
        newest().path().resolve('report.html').toFile().text.contains('Under 2 conditions')
        gonogo().verify(newest()) == []
    }

    def 'criteria of the runbook itself count like any other: #what'() {
        given:
        runbook """
            task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }
            task('T-2', 'two') { check('slow') { query 'select 1'; expect { scalar == $wanted }; skippable(); $more } }
        """, "target('other') { embedded() }; decision { criterion('fast enough') { requires 'T-2' } }"

        when:
        def report = run(RunRequest.on('db'), saying('T-2/slow/failure': 'skip'))

        then:
        report.criteria().find { it.name() == 'fast enough' }.met() == (verdict == Verdict.Decided.GO)
        report.criteria().find { it.name() == 'fast enough' }.reasons() == reasons
        report.verdict() == verdict

        where:
        what            | wanted | more             || verdict                 | reasons
        'it passed'     | 1      | ''               || Verdict.Decided.GO      | []
        'it was skipped' | 2     | ''               || Verdict.Decided.NO_GO   | ['`T-2/slow` was skipped: skipped by ana: it must']
        'it was not meant' | 1   | "onlyOn 'other'" || Verdict.Decided.NO_GO   | ['nothing that criterion `fast enough` requires applies to this target']
    }

    def 'a change that ended behind the window is NO-GO: #minutes minutes late'() {
        given:
        runbook "task('T-1', 'one') { estimate 1.minute; manual('m') { }; sql('s') { statement 'create table changed(a int)' } }",
                "window { opens '09:00'; closes '10:30' }"

        when:
        def report = run(RunRequest.on('db'), { Question question ->
            clock.advance(java.time.Duration.ofMinutes(minutes))
            Optional.of(new Answer('ana', '', 'yes', '', false))
        } as Prompt)

        then:
        report.verdict() == verdict
        report.criteria().find { it.name() == 'the window was kept' }.met() == (verdict == Verdict.Decided.GO)

        where:
        minutes || verdict
        29      || Verdict.Decided.GO
        31      || Verdict.Decided.NO_GO
    }

    def 'known issues are in the report'() {
        given:
        runbook "task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }",
                "knownIssue('the replica lags') { impact LOW; workaround 'read from the primary'; ownedBy 'dba'; due '2026-12-24' }"

        when:
        def report = run()

        then:
        report.knownIssues()*.name() == ['the replica lags']
        newest().path().resolve('report.md').toFile().text.contains('- the replica lags, impact low: read from the primary; dba, until 2026-12-24')
        newest().path().resolve('report.html').toFile().text.contains('the replica lags, impact low: read from the primary; dba, until 2026-12-24')
    }

    private void breakGlass(String id, String who = 'kim', String role = 'cto', String reason = 'customers are down') {
        Signing.sign(gonogo(), newest(), 'break-glass', id, who, role, reason).handTo(newest())
    }
}
