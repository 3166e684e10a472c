package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.PENDING
import static dev.gonogo.trail.StepState.REFUSED
import static dev.gonogo.trail.StepState.ROLLBACK_FAILED
import static dev.gonogo.trail.StepState.ROLLED_BACK
import static dev.gonogo.trail.StepState.WAITING

class RollbackSpec extends RunSpecification {

    static final FAILING = "check('last') { query 'select 1'; expect { rows.empty } }"
    static final ON_FAILURE = "when { checkFails(); migrationFails() }"

    def 'takes back task by task, the newest first, by their own rollbacks, and only what was changed'() {
        given:
        runbook """
            task('T-1', 'one')   { sql('a') { statement 'create table a()' }
                                   rollback { sql('back') { statement "insert into log values ('one')" } } }
            task('T-2', 'two')   { sql('b') { statement 'create table b()' }
                                   rollback { sql('back') { statement "insert into log values ('two')" } } }
            task('T-3', 'three') { check('reads') { query 'select 1'; expect { scalar == 1 } }
                                   rollback { sql('back') { statement "insert into log values ('three')" } } }
            task('T-4', 'four')  { $FAILING
                                   sql('c') { statement 'create table c()' }
                                   rollback { sql('back') { statement "insert into log values ('four')" } } }
        """, rollbackBlock("option('A') { sql('all') { statement \"insert into log values ('all')\" } }")
        sql 'create table log(what text, at timestamptz default clock_timestamp())'

        when:
        def report = run()

        then:
        query('select what from log order by at').rows()*.get(0) == ['two', 'one']
        states(report) == ['T-1/a': ROLLED_BACK, 'T-2/b': ROLLED_BACK, 'T-3/reads': PASSED, 'T-4/last': FAILED, 'T-4/c': PENDING]
        report.verdict() == Verdict.Decided.NO_GO
        report.endedBecause().endsWith("; rolled back by the tasks' own rollbacks")
    }

    def 'where a task has none, the first option is taken'() {
        given:
        runbook """
            task('T-1', 'one')   { sql('a') { statement 'create table a()' }
                                   rollback { sql('back') { statement 'select 1/0' } } }
            task('T-2', 'two')   { sql('b') { statement 'create table b()' }
                                   $FAILING }
        """, rollbackBlock("""
            option('A') { sql('all') { statement 'drop table a; drop table b'; allowLoss 'table public.a', 'table public.b' } }
            option('B') { sql('not this') { statement 'select 1/0' } }""")

        when:
        def report = run()

        then:
        report.rollbackSteps()*.id() == ['rollback/a/all']
        report.endedBecause().endsWith('; rolled back by A')
        value("select to_regclass('a')") == null
    }

    def 'a failed step whose transaction was rolled back has nothing to be taken back'() {
        given: 'a rollback that would drop what was there before'
        sql 'create table precious(a int)', 'insert into precious values (1)'
        task """
            sql('a') { statement 'create table precious(a int)' }
            rollback { sql('back') { statement 'drop table precious'; allowLoss 'table public.precious' } }
            check('c') { query 'select 1'; expect { rows.empty } }
        """

        when:
        def report = run(RunRequest.on('db'), decided('roll back'))

        then:
        states(report).'T-1/a' == FAILED
        report.rollbackSteps().empty
        value('select count(*) from precious') == 1
        report.endedBecause().startsWith('`T-1/a` failed')
    }

    def 'a migration that failed midway is taken back as far as it went, and not what was there before this run'() {
        given:
        migrations 1: 'a', 2: 'b', 3: 'c'
        runbook "task('T-1', 'before') { migrate { to '1' } }", "migrations('migrations')"
        run()
        file('migrations/3_c.sql', 'select 1/0;')
        task """
            migrate()
            rollback { migrateBack to: '1' }
        """, "migrations('migrations')\n" + rollbackBlock("option('A') { sql('not this') { statement 'select 1/0' } }")

        when:
        def report = run()

        then:
        states(report).'T-1/migrate' == ROLLED_BACK
        step(report, 'T-1/rollback/migrateback').message() == 'reverted 2_b.sql'
        query('select version from schema_migrations').rows() == [['1']]
        report.steps()[0].message().contains('2_b.sql; rolled back by')
    }

    def 'migrateBack of a rollback leaves alone what an earlier run applied'() {
        given:
        migrations 1: 'a', 2: 'b', 3: 'c'
        runbook "task('T-1', 'before') { migrate { to '2' } }", "migrations('migrations')"
        run()
        task """
            migrate()
            $FAILING
        """, "migrations('migrations')\n" + rollbackBlock("option('A') { migrateBack to: '1' }")

        when:
        def report = run()

        then:
        step(report, 'rollback/a/migrateback').message() == 'reverted 3_c.sql'
        query('select version from schema_migrations order by 1').rows() == [['1'], ['2']]
        value("select to_regclass('b')") == 'b'
    }

    def 'the verification must pass, else the rollback has failed'() {
        given:
        task """
            snapshot('before') { catalog() }
            sql('a') { statement 'create table a(); create table b()' }
            $FAILING
        """, rollbackBlock("""
            option('A') { sql('all') { statement '$back'; allowLoss 'table public.a', 'table public.b' } }
            verify { compare('before') { catalogUnchanged() } }""")

        when:
        def report = run()

        then:
        states(report).'T-1/a' == state
        report.steps().find { it.id() == 'T-1/a' }.message() == "done; $told"
        events*.event().find { it instanceof Event.RollbackFinished }.done() == (state == ROLLED_BACK)

        where:
        back                         || state           | told
        'drop table a; drop table b' || ROLLED_BACK     | 'rolled back by A'
        'drop table a'               || ROLLBACK_FAILED | 'the rollback stopped at `rollback/verify/compare-before`: table public.b is new'
        'drop table nope'            || ROLLBACK_FAILED | 'the rollback stopped at `rollback/a/all`: rollback/a/all:1:1: table "nope" does not exist (SQLSTATE 42P01)'
    }

    def 'what did not call for a rollback leaves things as they are'() {
        given:
        task """
            sql('a') { statement 'create table a()' }
            check('other') { query 'select 1'; expect { rows.empty } }
            $FAILING
        """, "rollback { when { checkFails 'last'; migrationFails() }; option('A') { sql('all') { statement 'select 1' } } }"

        when:
        def report = run()

        then:
        report.rollbackSteps().empty
        states(report).'T-1/a' == PASSED
        report.endedBecause().startsWith('`T-1/other` failed')
    }

    def 'a refused approval and a missing answer never call for a rollback'() {
        given:
        runbook """
            task('T-1', 'one') { sql('a') { statement 'create table a()' } }
            approval('now') { by 'cto' }
        """, rollbackBlock("option('A') { sql('all') { statement 'drop table a'; allowLoss 'table public.a' } }")
        answers(given)

        when:
        def report = run()

        then:
        states(report) == ['T-1/a': PASSED, 'p/now': state]
        report.rollbackSteps().empty
        value("select to_regclass('a')") == 'a'

        where:
        given                                                          || state
        [step: 'p/now', as: 'kim', role: 'cto', answer: 'no']          || REFUSED
        [step: 'p/now', as: 'kim', role: 'dba', answer: 'yes']         || WAITING
    }

    def 'behind the point of no return no rollback starts by itself, but a person may still order one'() {
        given:
        runbook "task('T-1', 'one') { sql('a') { statement 'create table a()' } }",
                rollbackBlock("option('A') { sql('all') { statement 'drop table a'; allowLoss 'table public.a' } }")
        def book = folder.resolve('book/runbook.groovy').toFile()
        book.text = book.text.trim()[0..-2] + """
            pointOfNoReturn 'writes are on again'
            phase('Q') { task('T-2', 'two') { $FAILING } }
        }"""

        expect:
        states(run()).'T-1/a' == PASSED

        and:
        sql 'drop table a', 'delete from gonogo.last_catalog'
        states(run(RunRequest.on('db'), decided('roll back past the point of no return'))).'T-1/a' == ROLLED_BACK
    }

    def 'of two steps of a task, only the one that took effect is taken back'() {
        given:
        task """
            sql('a') { statement 'create table a()' }
            sql('b') { statement 'create table b(); select 1/0' }
            rollback { sql('back') { statement 'drop table a'; allowLoss 'table public.a' } }
        """

        when:
        def report = run(RunRequest.on('db'), decided('roll back'))

        then:
        states(report) == ['T-1/a': ROLLED_BACK, 'T-1/b': FAILED]
        value("select to_regclass('a')") == null
    }

    private static Prompt decided(String choice) {
        { Question question -> question.step().endsWith('/failure') ? Optional.of(new Answer('ana', '', choice, 'it must', false)) : Optional.empty() } as Prompt
    }

    private static String rollbackBlock(String options) {
        "rollback { $ON_FAILURE; $options }"
    }

    private void migrations(Map<Integer, String> tables) {
        tables.each { version, name ->
            file("migrations/${version}_${name}.sql", "create table $name();")
            file("rollback/${version}_${name}.sql", "drop table $name;")
        }
    }

    private static Map<String, ?> states(Report report) {
        report.steps().collectEntries { [it.id(), it.state()] }
    }
}
