package dev.gonogo

import dev.gonogo.run.DoneAndChanged
import dev.gonogo.run.Question
import dev.gonogo.run.Prompt
import dev.gonogo.run.Answer
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import java.nio.file.Files

import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WAITING

/** A run is gone on with after its runbook was edited. */
class ChangedRunbookSpec extends ResumedSpecification {

    def setup() {
        sql 'create table t(a int)'
        file('sql/later.sql', 'insert into t values (2);\n')
        task """
            sql('change') { statement 'insert into t values (1)' }
            check('c') { query 'select count(*) from t'; expect { scalar == 1 } }
            command('look') { program 'true' }
            manual('m') { }
            sql('later') { file 'sql/later.sql' }
        """
        run()
    }

    def 'what was changed and is not done yet is shown, and needs a yes, which is on record'() {
        given:
        file('sql/later.sql', 'insert into t values (3);\n')
        def asked = []

        when:
        def report = resume({ Question question ->
            asked << question
            Optional.of(new Answer('ana', '', 'yes', 'as agreed', false))
        } as Prompt)

        then:
        asked[0].step() == 'run/changes'
        asked[0].text() == 'the runbook was changed since the run began; go on with it as it is now?'
        asked[0].instructions() == '''\
            step `T-1/later` was changed
            --- sql/later.sql
            +++ sql/later.sql
            @@ -1,1 +1,1 @@
            -insert into t values (2);
            +insert into t values (3);'''.stripIndent()
        report.verdict() == Verdict.Decided.GO
        query('select a from t order by 1').rows() == [[1], [3]]
        report.decisions().find { it.step() == 'run/changes' }.with { [it.as(), it.answer(), it.note()] } == ['ana', 'yes', 'as agreed']
        report.steps()*.attempts() == [1, 1, 1, 2, 1]
        gonogo().verify(newest()).empty
    }

    def 'without a yes nothing is done, and nothing is written: #who'() {
        given:
        file('sql/later.sql', 'insert into t values (3);\n')
        def before = content()

        when:
        resume(prompt as Prompt)

        then:
        def refused = thrown ChangesNotAccepted
        refused.message.contains('+insert into t values (3);')
        content() == before

        where:
        who                 | prompt
        'no'                | { Optional.of(new Answer('ana', '', 'no', '', false)) }
        'nobody'            | { Optional.empty() }
        'no word that counts' | { Optional.of(new Answer('ana', '', 'sure', '', false)) }
    }

    def 'an unfinished last line is still there for the next who tries'() {
        given:
        Files.writeString(newest().journal(), Files.readString(newest().journal()) + '{"seq"')
        file('sql/later.sql', 'insert into t values (3);\n')

        when:
        resume()

        then:
        thrown ChangesNotAccepted

        when:
        resume(saying('run/changes': 'yes'))

        then:
        recorded().find { it instanceof Event.RunResumed }.cutBytes() == 6
    }

    def 'what is done and was changed is refused, until somebody says what about it: #from'() {
        given:
        edit from, to
        def before = content()

        when:
        resume(saying('run/changes': 'yes'))

        then:
        def refused = thrown DoneAndChanged
        refused.message == "the runbook was changed since the run began, and nothing was done: `$id` is done and was changed; say `--keep $id`$orAgain"
        content() == before

        when:
        def kept = resume(saying('run/changes': 'yes'), request(kept: [id]))

        then:
        step(kept, id).attempts() == 1
        recorded().find { it instanceof Event.RunResumed }.kept() == [id]
        kept.overrides() == ["`$id` was kept as done although its text was changed, by operator"]
        kept.verdict() != Verdict.Decided.GO
        !kept.criteria().find { it.name() == 'no step was kept although it was changed' }.met()
        newest().path().resolve('report.html').toFile().text.contains('1 override: somebody went on against a rule')
        newest().path().resolve('report.md').toFile().text.contains('was kept as done although its text was changed, by operator')

        where:
        from                    | to                      | id          || orAgain
        'insert into t values (1)' | 'insert into t values (9)' | 'T-1/change' || ''
        'scalar == 1'           | 'scalar > 0'            | 'T-1/c'     || ', or `--again T-1/c` to run it as it is now'
        "program 'true'"        | "program 'env'"         | 'T-1/look'  || ', or `--again T-1/look` to run it as it is now'
    }

    def 'what only looks is run again when asked for'() {
        given:
        edit 'scalar == 1', 'scalar > 0'

        when:
        def report = resume(saying('run/changes': 'yes', 'T-1/m': 'yes'), request(again: ['T-1/c']))

        then:
        step(report, 'T-1/c').attempts() == 2
        report.verdict() == Verdict.Decided.GO
        value('select count(*) from t') == 2
    }

    def 'what changed the database is not run again, whoever asks: #wanted'() {
        given:
        edit from, from.replace('1', '9')

        when:
        resume(saying('run/changes': 'yes'), request(wanted))

        then:
        def refused = thrown DoneAndChanged
        refused.message.endsWith(told)

        where:
        from           | wanted                                     || told
        'values (1)'   | [again: ['T-1/change']]                    || '`T-1/change` changed the database already and is not done twice; keep it'
        'values (1)'   | [kept: ['T-1/change'], again: ['T-1/c']]   || '`T-1/c` is not a step that is done and was changed'
        'scalar == 1'  | [kept: ['T-1/c', 'T-1/m']]                 || '`T-1/m` is not a step that is done and was changed'
        'scalar == 1'  | [kept: ['T-1/c', 'T-1/nope']]              || '`T-1/nope` is not a step that is done and was changed'
    }

    def 'what is done must not be gone'() {
        given:
        edit "sql('change') { statement 'insert into t values (1)' }", ''

        when:
        resume(saying('run/changes': 'yes'), request(kept: ['T-1/change']))

        then:
        def refused = thrown DoneAndChanged
        refused.message.contains('`T-1/change` is done and is not in the runbook any more; put it back')
    }

    def 'what is in doubt must not be changed'() {
        given:
        cutBefore { isFinished(it, 'T-1/change') }
        edit 'values (1)', 'values (9)'

        when:
        resume(saying('run/changes': 'yes'), request(kept: ['T-1/change']))

        then:
        def refused = thrown DoneAndChanged
        refused.message.contains('`T-1/change` is in doubt and was changed; put its text back until it is settled')
    }

    def 'new steps are run, wherever they stand, and what is done stays done'() {
        given:
        edit "check('c')", "sql('new') { statement 'insert into t values (7)' }\ncheck('c')"

        when:
        def report = resume(saying('run/changes': 'yes', 'T-1/m': 'yes'))

        then:
        states(report) == ['T-1/change': PASSED, 'T-1/new': PASSED, 'T-1/c': PASSED, 'T-1/look': PASSED, 'T-1/m': PASSED, 'T-1/later': PASSED]
        query('select a from t order by 1').rows() == [[1], [2], [7]]
        report.verdict() == Verdict.Decided.GO
        gonogo().verify(newest()).empty
    }

    def 'an approval, a poll and a gate that were passed are asked for again, for they were about something else'() {
        given:
        runbook """
            approval('now') { by 'dba', 'cto' }
            task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }
            gate('g') { requires 'T-1' }
            task('T-2', 'two') { manual('m') { } }
        """, "decision { poll 'dba' }"
        run(RunRequest.on('db'), saying('p/now': 'yes', 'T-2/m': 'yes'))
        edit "manual('m') { }", "manual('m') { }; manual('n') { }"

        when:
        def report = resume(saying('run/changes': 'yes', 'T-2/n': 'yes', 'decision/poll-dba': 'go'))

        then:
        step(report, 'p/now').state() == WAITING
        report.verdict() == Verdict.Decided.NOT_DECIDED
        report.approvals().empty

        when:
        def held = resume(saying('p/now': 'yes', 'T-2/m': 'yes', 'T-2/n': 'yes'))
        edit 'scalar == 1', 'scalar > 0'
        def again = resume(saying('run/changes': 'yes', 'p/now': 'yes', 'decision/poll-dba': 'go'), request(again: ['T-1/c']))

        then:
        held.ended() == 'waiting'
        again.verdict() == Verdict.Decided.GO
        again.approvals().size() == 1
        recorded().findAll { isFinished(it, 'p/g') }*.state().size() >= 2
    }

    def 'half of an approval that was given before the change does not count for the other half'() {
        given:
        runbook "approval('now') { by 'dba', 'cto'; atLeast 2 }; task('T-1', 'one') { manual('m') { } }"
        def as = { String person -> saying('run/changes': 'yes', 'p/now': 'yes').with { Prompt prompt -> { Question question -> prompt.ask(question).map { new Answer(person, it.role(), it.answer(), '', false) } } as Prompt } }
        run(RunRequest.on('db'), as('ana'))
        edit "manual('m') { }", "manual('m') { }; manual('n') { }"

        expect:
        Report.of(newest()).approvals()*.as() == ['ana']
        resume(as('kim')).approvals()*.as() == ['kim']
        step(Report.of(newest()), 'p/now').state() == WAITING
    }

    def 'another part of the runbook counts too'() {
        given:
        edit "role 'cto', 'CTO'", "role 'cto', 'Chief'"

        when:
        resume()

        then:
        def refused = thrown ChangesNotAccepted
        refused.message.contains('the steps are the same; another part of the runbook differs')
        refused.message.contains("+  role 'cto', 'Chief'")
    }

    def 'a file of answers does not accept changes on a guarded target'() {
        given:
        task "manual('m') { }", "target('guarded') { url secret('SPEC_DB'); guarded() }"
        run(RunRequest.on('guarded'), saying('run/target': 'guarded'))
        edit "manual('m') { }", "manual('m') { }; manual('n') { }"

        when:
        resume({ Optional.of(new Answer('ana', '', 'yes', '', true)) } as Prompt)

        then:
        thrown ChangesNotAccepted
    }

    def 'killed between the new plan and the first word about it, it is as if nothing had happened'() {
        given:
        file('sql/later.sql', 'insert into t values (3);\n')
        def lines = recorded().size()
        killed({ it instanceof Event.RunResumed }) { printer ->
            gonogo().resume(newest(), ResumeRequest.asBegun(), saying('run/changes': 'yes'), printer)
        }
        cut(lines)

        when: 'the new plan is in place, and no word of it in the journal'
        resume()

        then:
        thrown ChangesNotAccepted

        when:
        def report = resume(saying('run/changes': 'yes', 'T-1/m': 'yes'))

        then:
        report.verdict() == Verdict.Decided.GO
        query('select a from t order by 1').rows() == [[1], [3]]
        gonogo().verify(newest()).empty
    }

    /** Of everything in the run's folder. */
    private Map<String, String> content() {
        def run = newest().path().toFile()
        run.listFiles().findAll { it.file }.collectEntries { [it.name, it.text] }
    }
}
