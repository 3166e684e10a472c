package dev.gonogo.run

import dev.gonogo.Gonogo
import dev.gonogo.PlanBlocked
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.postgres.Dump
import dev.gonogo.postgres.OlderServer
import dev.gonogo.trail.Report
import dev.gonogo.trail.Secrets
import spock.lang.Requires

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** Backups by pg_dump, on a server that is no newer than the pg_dump of this machine. */
@Requires({ Dump.missing('15').empty })
class DumpedBackupSpec extends RunSpecification implements OtherSessions {

    def setup() {
        database = OlderServer.newDatabase()
        sql 'create table a(a int)', 'insert into a values (1), (2)'
    }

    @Override
    Gonogo gonogo() {
        def environment = [SPEC_DB: OlderServer.url(database)]
        new Gonogo(new Workplace(folder.resolve('home'), folder.resolve('cache'), environment, new Secrets()), clock)
    }

    def 'a dump is evidence, proven by #proof'() {
        when:
        def report = onTarget("backup('safe') { prove $proof }")

        then:
        def recorded = evidence(report, 'T-1/safe/backup.json')
        recorded.subMap('method', 'location', 'proof', 'tables', 'rows') ==
                [method: 'PG_DUMP', location: 'database.dump', proof: proof, tables: 1, rows: 2]
        step(report, 'T-1/safe').state() == PASSED
        step(report, 'T-1/safe').evidence().contains('evidence/T-1/safe/database.dump')
        copies().empty

        where:
        proof << ['READ', 'RESTORED']
    }

    def 'a dump that comes back without a table is not proven'() {
        given: 'an index that takes its time, after the tables are there'
        sql "create function slow(int) returns int immutable language plpgsql as 'begin perform pg_sleep(0.4); return \$1; end'",
                'create table z(a int)', 'insert into z values (1)', 'create index i on z(slow(a))'

        when:
        def running = meanwhile { onTarget("backup('safe')") }
        eventually {
            assert copies()
            assert database.database(copies()[0]).open().withCloseable { it.query("select count(*) from pg_stat_activity where query ilike 'create index%'").single() } == 1
        }
        database.database(copies()[0]).open().withCloseable { it.execute('drop table a') }
        def report = running.get()

        then:
        step(report, 'T-1/safe').state() == FAILED
        step(report, 'T-1/safe').message() == 'the copy is not the original: table public.a is missing'
        copies().empty
    }

    def 'restore puts the dump in the place of the database, and keeps what was there'() {
        when:
        def report = onTarget("""
            backup('safe')
            sql('loss') { statement 'delete from a; create table b()' }
            restore 'safe'
            check('as before') { query 'select count(*) from a'; expect { scalar == 2 } }
            check('nothing else') { query "select to_regclass('b') is null"; expect { scalar } }
        """)

        then:
        report.steps()*.state().every { it == PASSED }
        def kept = (step(report, 'T-1/restore').message() =~ /kept as database `(.*)`/)[0][1]
        database.database(kept).open().withCloseable { it.query('select count(*) from a').single() } == 0
        copies() == [kept]
    }

    def 'a dump that was changed is not restored, and the database stays where it is'() {
        when:
        def report = onTarget("""
            backup('safe')
            manual('wait') { instructions 'somebody touches the file' }
            restore 'safe'
        """, "secret('SPEC_DB')") { Question question ->
            folder.toFile().eachFileRecurse { if (it.name == 'database.dump') { it << 'x' } }
            question.step() == 'T-1/wait' ? Optional.of(new Answer('ana', '', 'yes', '', false)) : Optional.empty()
        }

        then:
        step(report, 'T-1/restore').state() == FAILED
        step(report, 'T-1/restore').message() == 'backup `safe` was not made and proven in this run, or is not what it was'
        value('select count(*) from a') == 2
    }

    def 'a role that may not create databases is told before anything is done, unless none are needed'() {
        given:
        def role = "plain_${System.nanoTime()}"
        def url = OlderServer.url(database).replaceFirst('//.*@', "//$role:plain@")
        sql "create role $role login password 'plain'", "grant all on a to $role"

        when:
        onTarget("backup('safe') { prove RESTORED }", "'$url'")

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains("role `$role` may not create databases")

        expect:
        step(onTarget("backup('safe') { prove READ }", "'$url'"), 'T-1/safe').state() == PASSED

        cleanup:
        sql "drop owned by $role", "drop role $role"
    }

    private Report onTarget(String steps, String url = "secret('SPEC_DB')", Closure<Optional<Answer>> prompt = { Optional.empty() }) {
        task steps, "target('dumped') { url $url; backups PG_DUMP }"
        run(RunRequest.on('dumped'), prompt as Prompt)
    }

    private List<?> copies() {
        query("select datname from pg_database where datname like '${value('select current_database()')}\\_%'").rows()*.get(0)
    }
}
