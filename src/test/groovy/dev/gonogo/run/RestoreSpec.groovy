package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.ROLLED_BACK
import static dev.gonogo.trail.StepState.WARNED

class RestoreSpec extends RunSpecification implements OtherSessions {

    def setup() {
        sql 'create table a(a int)', 'insert into a values (1), (2)'
    }

    def 'puts the backup in the place of the database, and keeps both the backup and what was there'() {
        when:
        task """
            backup('safe')
            sql('loss') { statement 'delete from a; create table b()' }
            restore 'safe'
            check('as before') { query 'select count(*) from a'; expect { scalar == 2 } }
        """
        def report = run()

        then:
        report.steps()*.state().every { it == PASSED }
        value("select to_regclass('b')") == null
        counted(kept(report)) == 0
        counted(evidence(report, 'T-1/safe/backup.json').location) == 2
        copies().size() == 2
    }

    def 'what belongs to the database without being in it stays where it was, and that is told'() {
        given:
        sql "alter database ${value('select current_database()')} set statement_timeout = '7min'"

        when:
        task "backup('safe'); restore 'safe'"
        def report = run()

        then:
        step(report, 'T-1/restore').state() == WARNED
        step(report, 'T-1/restore').message().endsWith(', and so are its owner, its privileges and its settings')
    }

    def 'is a way back, and the verification sees the database as it was'() {
        given:
        task """
            snapshot('before') { catalog(); rowCounts() }
            backup('safe')
            sql('loss') { statement 'delete from a; create table b()' }
            check('last') { query 'select 1'; expect { rows.empty } }
        """, """
            rollback {
                when { checkFails() }
                option('A') { restore 'safe' }
                verify { compare('before') { catalogUnchanged(); rowCountsUnchanged() } }
            }"""

        when:
        def report = run()

        then:
        step(report, 'T-1/loss').state() == ROLLED_BACK
        value('select count(*) from a') == 2
    }

    def 'may be done twice, and nothing that was there is lost'() {
        when:
        task """
            backup('safe')
            restore 'safe'
            sql('loss') { statement 'delete from a' }
        """, "rollback { option('A') { restore 'safe' } }"
        def report = run()

        and:
        runbook "task('T-2', 'again') { backup('safe'); restore 'safe' }"
        def again = run()

        then:
        step(report, 'T-1/restore').state() == PASSED
        step(again, 'T-2/restore').state() == PASSED
        counted(kept(again)) == 0
        counted(kept(report)) == 2
    }

    def 'without a proven backup of this run nothing is replaced'() {
        given:
        def own = value('select current_database()')
        task """
            backup('safe') { onlyOn 'elsewhere' }
            restore 'safe'
        """, "target('elsewhere') { url secret('SPEC_DB') }"

        when:
        def report = run()

        then:
        step(report, 'T-1/restore').state() == FAILED
        step(report, 'T-1/restore').message() == 'backup `safe` was not made and proven in this run, or is not what it was'
        copies().empty
    }

    def 'while somebody is on the database it stays where it is, and no half-made copy is left'() {
        given:
        task """
            backup('safe')
            manual('somebody connects') {}
            restore 'safe'
        """, "target('busy') { url secret('SPEC_DB'); backups CLONE; statementTimeout 20.seconds }"
        def other = null

        when:
        def report = run(RunRequest.on('busy'), { Question question ->
            other = other ?: database.open()
            question.step().endsWith('/failure') ? Optional.empty() : Optional.of(new Answer('ana', '', 'yes', '', false))
        } as Prompt)

        then:
        step(report, 'T-1/restore').state() == FAILED
        step(report, 'T-1/restore').message() =~ /accessed by other users|statement timeout/
        counted(value('select current_database()')) == 2
        copies() == [evidence(report, 'T-1/safe/backup.json').location]

        cleanup:
        other?.close()
    }

    def 'names are cut to what PostgreSQL allows, and stay different'() {
        given:
        def longest = 'n' * 60
        database.database('postgres').open().withCloseable { it.execute("create database $longest template ${value('select current_database()')}") }
        database = database.database(longest)

        when:
        task "backup('safe'); restore 'safe'"
        def report = run()

        then:
        step(report, 'T-1/restore').state() == PASSED
        kept(report).length() == 63
        counted(kept(report)) == 2
    }

    private static String kept(Report report) {
        (report.steps().find { it.kind() == 'restore' }.message() =~ /kept as database `(.*)`/)[0][1]
    }

    private Object counted(String name) {
        database.database(name).open().withCloseable { it.query('select count(*) from a').single() }
    }

    private List<?> copies() {
        query("select datname from pg_database where datname like '${value('select current_database()')}\\_%'").rows()*.get(0)
    }
}
