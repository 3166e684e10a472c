package dev.gonogo.run

import dev.gonogo.ResumedSpecification
import dev.gonogo.RunOver
import dev.gonogo.RunRequest
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import java.nio.file.Files

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.PENDING
import static dev.gonogo.trail.StepState.ROLLED_BACK
import static dev.gonogo.trail.StepState.SKIPPED_BY_OPERATOR
import static dev.gonogo.trail.StepState.WARNED

/** Each choice of the menu, taken by a person at the prompt. */
class FailureMenuSpec extends ResumedSpecification {

    static final String IS_THERE = "verify { query \"select to_regclass('t') is not null\"; expect { scalar } }"

    def 'what was done by hand counts when its verification passes: #step'() {
        given:
        file('migrations/1_t.sql', 'select 1/0;')
        task "$step; manual('m') { }", "migrations('migrations') { }"

        when:
        def report = run(RunRequest.on('db'), saying(("T-1/$id/failure".toString()): ['done by hand', {
            sql 'create table t()', 'create table if not exists schema_migrations(version text, name text)', "insert into schema_migrations (version, name) values ('1', 't')"
            'done by hand'
        }]))

        then:
        step(report, "T-1/$id").state() == WARNED
        step(report, "T-1/$id").message().startsWith('done by hand by ana: it must; verified: ')
        recorded().findAll { isFinished(it, "T-1/$id") }*.state() == [FAILED, verified, WARNED]
        query("select part from gonogo.receipt where step = 'T-1/$id'").rows() == [[part]]
        resume(saying('T-1/m': 'yes')).verdict() == Verdict.Decided.GO
        gonogo().verify(newest()).empty

        where:
        step                                                         | id        | part       || verified
        "sql('x') { statement 'select 1/0'; $IS_THERE }"              | 'x'       | 'by hand'  || FAILED
        "command('x') { program 'false'; $IS_THERE }"                 | 'x'       | 'by hand'  || FAILED
        "command('x') { program 'false'; mutates(); $IS_THERE }"      | 'x'       | 'by hand'  || FAILED
        'migrate()'                                                  | 'migrate' | '1_t.sql'  || FAILED
    }

    def 'a program can be the verification'() {
        given:
        def done = folder.resolve('done').toFile()
        task "command('x') { program 'false'; mutates(); verify { program 'test', '-e', '$done' } }"

        when:
        def report = run(RunRequest.on('db'), saying('T-1/x/failure': ['done by hand', { done.text = ''; 'done by hand' }]))

        then:
        recorded().findAll { isFinished(it, 'T-1/x') }*.state() == [FAILED, FAILED, WARNED]
        report.verdict() == Verdict.Decided.GO
    }

    def 'a verification that breaks proves nothing'() {
        given:
        task "sql('x') { statement 'select 1/0'; verify { query 'select * from nope'; expect { rows.empty } } }"

        expect:
        step(run(RunRequest.on('db'), saying('T-1/x/failure': ['done by hand', 'hold'])), 'T-1/x').state() == BROKEN
    }

    def 'the menu holds what can be done, and no more: #step'() {
        given:
        def choices = []
        file('migrations/1_t.sql', 'select 1/0;')
        runbook items, "migrations('migrations')"

        when:
        run(RunRequest.on('db'), { Question question ->
            choices << question.choices()
            Optional.empty()
        } as Prompt)

        then:
        choices == [['retry'] + more + ['hold', 'abort']]

        where:
        items                                                                                                        || more
        "task('T-1', 'one') { check('x') { query 'select 2'; expect { scalar == 1 } } }"                               || []
        "task('T-1', 'one') { check('x') { query 'select 2'; expect { scalar == 1 }; skippable() } }"                  || ['skip']
        "task('T-1', 'one') { migrate() }"                                                                           || ['done by hand']
        "task('T-1', 'one') { sql('x') { statement 'select 1/0'; skippable(); $IS_THERE } }"                         || ['done by hand', 'skip']
        "task('T-1', 'one') { sql('a') { statement 'select 1' }; sql('x') { statement 'select 1/0' }; rollback { sql('back') { statement 'select 1' } } }" || ['roll back']
        "task('T-1', 'one') { check('x') { query 'select 1'; expect { scalar == 1 } ; onlyOn 'db' } }; task('T-2', 'two') { check('y') { query 'select 2'; expect { scalar == 1 } } }; gate('g') { requires 'T-2' }" || []
        step = items.drop(20).take(60)
    }

    def 'what is passed over is NO-GO, and a gate behind it is not met'() {
        given:
        runbook """
            task('T-1', 'one') { check('x') { query 'select 2'; expect { scalar == 1 }; skippable() } }
            task('T-2', 'two') { check('y') { query 'select 1'; expect { scalar == 1 } } }
            $gate
        """

        when:
        def report = run(RunRequest.on('db'), saying('T-1/x/failure': 'skip', 'p/g/failure': 'hold'))

        then:
        states(report) == expected
        step(report, 'T-1/x').message() == 'skipped by ana: it must'
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons().any { it.contains('`T-1/x`') }

        where:
        gate                         || expected
        ''                           || ['T-1/x': SKIPPED_BY_OPERATOR, 'T-2/y': PASSED]
        "gate('g') { requires 'T-1' }" || ['T-1/x': SKIPPED_BY_OPERATOR, 'T-2/y': PASSED, 'p/g': FAILED]
    }

    def '`#choice` without a reason is asked for again'() {
        given:
        def notes = ['', ' ', 'because'].iterator()
        task "sql('x') { statement 'select 1/0'; skippable(); $IS_THERE }"

        when:
        def report = run(RunRequest.on('db'), { Question question ->
            notes.hasNext() ? Optional.of(new Answer('ana', '', choice, notes.next(), false)) : Optional.empty()
        } as Prompt)

        then:
        !notes.hasNext()
        report.decisions()*.note() == ['because']
        report.decisions()*.answer() == [choice]

        where:
        choice << ['done by hand', 'skip', 'abort']
    }

    def 'abort is the end'() {
        given:
        task "check('x') { query 'select 2'; expect { scalar == 1 } }"

        when:
        def report = run(RunRequest.on('db'), saying('T-1/x/failure': 'abort'))

        then:
        report.ended() == 'aborted'
        report.verdict() == Verdict.Decided.NO_GO
        report.endedBecause() == '`T-1/x` failed: `scalar == 1` does not hold: the query returned 2; aborted by ana: it must'

        when:
        resume()

        then:
        thrown RunOver
    }

    def 'what an aborted run changed can be taken back later'() {
        given:
        task "sql('a') { statement 'create table a()' }; check('x') { query 'select 2'; expect { scalar == 1 } }; rollback { sql('back') { statement 'drop table a'; allowLoss 'table public.a' } }"
        run(RunRequest.on('db'), saying('T-1/x/failure': 'abort'))

        expect:
        rollBack().ended() == 'rolled-back'
        value("select to_regclass('a')") == null
    }

    def 'hold leaves things as they are, and the run can be gone on with'() {
        given:
        sql 'create table wanted(a int)'
        task "sql('a') { statement 'create table a()' }; check('x') { query 'select count(*) from wanted'; expect { scalar == 1 } }",
                "rollback { when { checkFails() }; option('A') { sql('back') { statement 'drop table a'; allowLoss 'table public.a' } } }"

        when:
        def report = run(RunRequest.on('db'), saying('T-1/x/failure': 'hold'))
        sql 'insert into wanted values (1)'

        then:
        report.ended() == 'stopped'
        states(report) == ['T-1/a': PASSED, 'T-1/x': FAILED]
        resume().verdict() == Verdict.Decided.GO
    }

    def 'back by the way that a person chooses, `#way`, and forward again, and nothing is doubled'() {
        given:
        sql 'create table log(what text)'
        threeTasks()
        def asked = []

        when:
        def report = run(RunRequest.on('db'), { Question question ->
            asked << question
            saying('T-3/x/failure': 'roll back', 'T-3/x/rollback': way).ask(question)
        } as Prompt)

        then:
        asked[1].choices() == ["the tasks' own rollbacks", 'A', 'B', 'to before phase Q', 'to before task T-3', 'to before task T-2']
        states(report) == expected.collectEntries { [it.key, it.value] }
        report.decisions()*.answer() == ['roll back', way]
        report.ended() == ended

        when:
        def again = ended == 'rolled-back' ? null : resume(saying('T-3/x/failure': 'hold'))

        then:
        !again || states(again) == ['T-1/a': PASSED, 'T-2/c': PASSED, 'T-2/b': PASSED, 'T-3/d': PASSED, 'T-3/x': FAILED]
        !again || step(again, 'T-2/c').attempts() == (way.contains('T-3') ? 1 : 2)
        !again || query("select step, count(*), count(*) filter (where withdrawn_at is null) from gonogo.receipt where step in ('T-1/a', 'T-2/b') group by 1 order by 1").rows() ==
                [['T-1/a', 1L, 1L], ['T-2/b', way.contains('T-3') ? 1L : 2L, 1L]]
        !again || query('select what from log order by what').rows()*.get(0) == ['a', 'b', 'd']
        gonogo().verify(newest()).empty

        where:
        way                          || ended         | expected
        "the tasks' own rollbacks"   || 'rolled-back' | ['T-1/a': ROLLED_BACK, 'T-2/c': PASSED, 'T-2/b': ROLLED_BACK, 'T-3/d': ROLLED_BACK, 'T-3/x': FAILED]
        'B'                          || 'rolled-back' | ['T-1/a': ROLLED_BACK, 'T-2/c': PASSED, 'T-2/b': ROLLED_BACK, 'T-3/d': ROLLED_BACK, 'T-3/x': FAILED]
        'to before phase Q'          || 'stopped'     | ['T-1/a': PASSED, 'T-2/c': PASSED, 'T-2/b': ROLLED_BACK, 'T-3/d': ROLLED_BACK, 'T-3/x': FAILED]
        'to before task T-2'         || 'stopped'     | ['T-1/a': PASSED, 'T-2/c': PASSED, 'T-2/b': ROLLED_BACK, 'T-3/d': ROLLED_BACK, 'T-3/x': FAILED]
        'to before task T-3'         || 'stopped'     | ['T-1/a': PASSED, 'T-2/c': PASSED, 'T-2/b': PASSED, 'T-3/d': ROLLED_BACK, 'T-3/x': FAILED]
    }

    def 'who does not say by which way goes none'() {
        given:
        sql 'create table log(what text)'
        threeTasks()

        expect:
        run(RunRequest.on('db'), saying('T-3/x/failure': 'roll back')).with { [it.ended(), it.rollbackSteps()] } == ['stopped', []]
    }

    def 'on a guarded target a file of answers makes no grave choice: #choice'() {
        given:
        task "sql('a') { statement 'create table a()' }; check('x') { query 'select 2'; expect { scalar == 1 }; skippable() }", "target('guarded') { url secret('SPEC_DB'); guarded() }"

        when:
        def report = run(RunRequest.on('guarded'), { Question question ->
            Optional.of(question.step() == 'run/target' ? new Answer('ana', '', 'guarded', '', false) : new Answer('file', '', choice, 'it must', true))
        } as Prompt)

        then:
        step(report, 'T-1/x').state() == FAILED
        report.ended() == 'stopped'
        report.decisions()*.answer() == (counts ? ['guarded', choice] : ['guarded'])

        where:
        choice  || counts
        'skip'  || false
        'abort' || false
        'hold'  || true
    }

    def 'past the point of no return only the late wording is offered, with a reason'() {
        given:
        task "sql('a') { statement 'create table a()' }", "rollback { option('A') { sql('back') { statement 'drop table a'; allowLoss 'table public.a' } } }"
        def book = folder.resolve('book/runbook.groovy').toFile()
        book.text = book.text.trim()[0..-2] + "pointOfNoReturn 'writes are on again'; phase('Q') { task('T-2', 'two') { check('x') { query 'select 2'; expect { scalar == 1 } } } } }"
        def asked = []
        def notes = ['', 'lost'].iterator()

        when:
        def report = run(RunRequest.on('db'), { Question question ->
            asked << question
            notes.hasNext() ? Optional.of(new Answer('ana', '', 'roll back past the point of no return', notes.next(), false)) : Optional.empty()
        } as Prompt)

        then:
        asked.size() == 2
        asked[0].choices() == ['retry', 'roll back past the point of no return', 'hold', 'abort']
        asked[0].instructions() == 'The point of no return is passed: writes are on again'
        report.ended() == 'rolled-back'
    }

    def 'who decided what, when and why is in every report'() {
        given:
        task "check('x') { query 'select 2'; expect { scalar == 1 }; skippable() }"

        when:
        def report = run(RunRequest.on('db'), saying('T-1/x/failure': ['retry', 'skip']))
        def html = Files.readString(newest().report('html'))
        def markdown = Files.readString(newest().report('md'))

        then:
        report.decisions()*.answer() == ['retry', 'skip']
        Files.readString(newest().report('json')).contains('"decisions"')
        html.contains('id="decisions"')
        html.contains('T-1/x/failure')
        html.contains('skip')
        markdown.contains('## What people decided')
        markdown =~ /\| ana \| .*\*\*skip\*\*.*it must/
    }

    private void threeTasks() {
        runbook """
            task('T-1', 'one') { sql('a') { statement "insert into log values ('a')" }
                                 rollback { sql('back') { statement "delete from log where what = 'a'" } } }
        """, """rollback { option('A') { sql('all') { statement 'select 1/0' } }
                           option('B') { sql('all') { statement 'delete from log' } } }"""
        def book = folder.resolve('book/runbook.groovy').toFile()
        book.text = book.text.trim()[0..-2] + """
            phase('Q') {
                task('T-2', 'two') { check('c') { query 'select 1'; expect { scalar == 1 } }
                                     sql('b') { statement "insert into log values ('b')" }
                                     rollback { sql('back') { statement "delete from log where what = 'b'" } } }
                task('T-3', 'three') { sql('d') { statement "insert into log values ('d')" }
                                       check('x') { query 'select 2'; expect { scalar == 1 } }
                                       rollback { sql('back') { statement "delete from log where what = 'd'" } } }
            }
        }"""
    }
}
