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
        new Gonogo(new Workplace(folder.resolve('home'), java.nio.file.Path.of('target/cache').toAbsolutePath(), environment, new Secrets()), clock)
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
        proof << ['READ', 'COUNTED', 'RESTORED', 'COMPARED']
    }

    def 'one that is cancelled ends its programs, and proves nothing'() {
        given:
        def locking = database.open()
        locking.begin()
        locking.execute('lock table a in access exclusive mode')
        task "backup('safe') { prove READ }", "target('dumped') { url secret('SPEC_DB'); backups PG_DUMP }"
        def interruption = new Interruption()
        def cancelling = Thread.start {
            eventually { assert value("select count(*) from pg_stat_activity where application_name = 'pg_dump' and datname = current_database()") == 1 }
            2.times { interruption.request() }
        }

        when:
        def report = run(new RunRequest(Optional.of('dumped'), Optional.empty(), Optional.empty(), 'spec', interruption))
        cancelling.join()

        then:
        step(report, 'T-1/safe').state() == FAILED
        step(report, 'T-1/safe').message() == 'pg_dump ended with status 1: pg_dump: terminated by user'
        eventually { assert value("select count(*) from pg_stat_activity where application_name = 'pg_dump' and datname = current_database()") == 0 }

        cleanup:
        locking?.close()
    }

    def 'a backup that is smaller than it must be is none'() {
        when:
        def report = onTarget("backup('safe') { prove READ; atLeast 1.mb }")

        then:
        step(report, 'T-1/safe').state() == FAILED
        step(report, 'T-1/safe').message() =~ /^the backup has [\d.]+ kB, wanted are 1\.0 MB at least$/
        report.backups().empty
    }

    def 'a copy with other content is found by COMPARED alone'() {
        given: 'a column that is computed anew when it is restored, and not as it was'
        sql "create function told() returns text immutable language sql as 'select clock_timestamp()::text'",
                'alter table a add told text generated always as (told()) stored'

        expect:
        step(onTarget("backup('safe') { prove RESTORED }"), 'T-1/safe').state() == PASSED
        step(onTarget("backup('safe') { prove COMPARED }"), 'T-1/safe').message() == 'the copy is not the original: content of public.a'
        copies().empty
    }

    def 'a backup of the whole server is read back by the sums that the server has sent'() {
        when:
        task "backup('safe') { prove READ; keepFor 30.days }", "target('based') { url secret('SPEC_DB'); backups PG_BASEBACKUP }"
        def report = run(RunRequest.on('based'), { Optional.empty() } as Prompt)

        then:
        step(report, 'T-1/safe').state() == PASSED
        def proof = evidence(report, 'T-1/safe/backup.json')
        proof.subMap('method', 'proof', 'tables', 'rows') == [method: 'PG_BASEBACKUP', proof: 'READ', tables: 1, rows: 2]
        java.nio.file.Path.of(proof.location).startsWith(folder.resolve('home/backups').toAbsolutePath())
        gonogo().backups()*.state()*.text() == ['there']

        when: 'a file of it is changed'
        java.nio.file.Files.writeString(java.nio.file.Path.of(proof.location, 'PG_VERSION'), '16\n')
        def backup = new dev.gonogo.postgres.BaseBackup(database, '15.1', Optional.empty())
        backup.verify(java.nio.file.Path.of(proof.location))

        then:
        def failed = thrown dev.gonogo.postgres.DumpFailed
        failed.message.contains('PG_VERSION')
    }

    def 'of a whole server nothing is restored, and that is told before'() {
        when:
        task "backup('safe'); restore 'safe'", "target('based') { url secret('SPEC_DB'); backups PG_BASEBACKUP }"
        def blockers = gonogo().plan(compiled(), Optional.of('based')).blockers()

        then:
        blockers*.message().any { it.startsWith('a backup of a whole server is proven by READ') }
        blockers*.message().any { it.startsWith('`restore` puts back one database') }
    }

    def 'proven backups are listed with what became of them'() {
        given:
        def report = onTarget("backup('safe') { keepFor 10.days }")
        def there = gonogo().backups()

        expect:
        step(report, 'T-1/safe').state() == PASSED
        there*.step() == ['T-1/safe']
        there[0].state().text() == 'there'
        there[0].backup().keepUntil().get() == there[0].backup().takenAt() + java.time.Duration.ofDays(10)
        !there[0].over

        when:
        clock.advance(java.time.Duration.ofDays(11))
        folder.toFile().eachFileRecurse { if (it.name == 'database.dump') { it << 'x' } }

        then:
        gonogo().backups()[0].over
        gonogo().backups()[0].state().text() == 'changed'
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

    def 'a dump is restored into the database itself when nothing of it is there: #what'() {
        given:
        sql 'create view v as select a from a', 'create sequence s'

        when:
        def report = onTarget("""
            backup('safe')
            sql('loss') { statement 'delete from a where a = 1; $lost'; allowLoss 'table public.a', 'view public.v', 'sequence public.s' }
            restoreInto 'safe'
        """)

        then:
        step(report, 'T-1/restoreinto').state() == state
        step(report, 'T-1/restoreinto').message() =~ told
        value("select count(*) from pg_class where relname = 'a'") == there
        there == 0 || value('select count(*) from a') == rows

        where:
        what                     | lost                                      || state  | there | rows | told
        'all is gone'            | 'drop view v; drop table a; drop sequence s' || PASSED | 1  | 2    | /^restored: 2 rows in 1 tables$/
        'the table is there'     | 'drop view v; drop sequence s'            || FAILED | 1     | 1    | /^of what the backup holds 1 relations are there, and must be gone before: public\.a$/
        'nothing is gone'        | 'select 1'                                || FAILED | 1     | 1    | /3 relations are there, and must be gone before: public\.a, public\.s, public\.v$/
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
        def url = OlderServer.url(database).replaceFirst('//.*@', "//$role:sesame-17@")
        sql "create role $role login password 'sesame-17'", "grant all on a to $role"

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
