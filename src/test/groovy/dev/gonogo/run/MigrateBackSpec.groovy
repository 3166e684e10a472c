package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

class MigrateBackSpec extends RunSpecification implements OtherSessions {

    def setup() {
        [1: 'a', 2: 'b', 3: 'c'].each { version, name ->
            file("migrations/${version}_${name}.sql", "create table $name();")
            file("rollback/${version}_${name}.sql", "drop table $name;")
        }
        migrated('migrate()')
    }

    def 'reverts what is applied above the version, newest first, with its history'() {
        when:
        def report = migrated("migrateBack to: '1'")

        then:
        state(report) == PASSED
        message(report) == 'reverted 3_c.sql, 2_b.sql'
        query('select version from schema_migrations').rows() == [['1']]
        query("select part from gonogo.receipt where step = 'T-1/migrateback' order by done_at").rows() ==
                [['rollback/3_c.sql'], ['rollback/2_b.sql']]
        [value("select to_regclass('a')"), value("select to_regclass('b')"), value("select to_regclass('c')")] == ['a', null, null]

        and: 'what is gone can come again'
        step(migrated('migrate()'), 'T-1/migrate').message() == 'applied 2_b.sql, 3_c.sql'
    }

    def 'with nothing above the version there is nothing to do'() {
        expect:
        message(migrated("migrateBack to: '3'")) == 'nothing was to be reverted'
    }

    def 'a file that fails leaves the migration as it was, with its history row, and says what was reverted before'() {
        given:
        file('rollback/2_b.sql', 'drop table b;\ndrop table nope;')

        when:
        def report = migrated("migrateBack to: '1'")

        then:
        state(report) == FAILED
        message(report).contains('2_b.sql:2:1: table "nope" does not exist (SQLSTATE 42P01); reverted before it: 3_c.sql')
        query('select version from schema_migrations order by 1').rows() == [['1'], ['2']]
        value("select to_regclass('b')") == 'b'
    }

    def 'its commit may be refused too; that is a failure, and nothing has changed'() {
        given:
        file('rollback/3_c.sql', 'drop table c; create table d(a int unique deferrable initially deferred); insert into d values (1), (1);')

        when:
        def report = migrated("migrateBack to: '2'")

        then:
        state(report) == FAILED
        value("select to_regclass('c')") == 'c'
        value("select to_regclass('d')") == null
        value("select count(*) from schema_migrations where version = '3'") == 1
    }

    def 'gives way to locks and tries again, as the way forward does'() {
        when:
        def running = whileLocked('select from c') {
            def reverting = meanwhile { migrated("migrateBack to: '2'") }
            awaitStatement('^drop table c')
            reverting
        }

        then:
        message(running.get()) == 'reverted 3_c.sql'
    }

    def 'finds its row however the table writes the version: #spelling'() {
        given:
        sql "update schema_migrations set version = '$spelling' where version = '3'"

        expect:
        message(migrated("migrateBack to: '2'")) == 'reverted 3_c.sql'
        value('select count(*) from schema_migrations') == 2

        where:
        spelling << ['3_c', '3_c.sql']
    }

    private Report migrated(String step) {
        runbook "task('T-1', 'a task') { $step }", "migrations('migrations')"
        run()
    }

    private static state(Report report) {
        step(report, 'T-1/migrateback').state()
    }

    private static String message(Report report) {
        step(report, 'T-1/migrateback').message()
    }
}
