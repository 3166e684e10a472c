package dev.gonogo

import dev.gonogo.postgres.Database
import dev.gonogo.postgres.Dump
import dev.gonogo.postgres.OlderServer
import dev.gonogo.run.ScratchUnfilled
import dev.gonogo.trail.Rehearsed
import spock.lang.Requires

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.WARNED

/** `gonogo rehearse`: on a server of its own, and found again by the word `rehearsed`. */
@Requires({ Dump.missing('15').empty })
class ScratchRehearsalSpec extends RunSpecification {

    private static final String MIGRATIONS = "migrations('migrations')"

    def setup() {
        database = OlderServer.newDatabase()
        sql 'create table t(a int)', 'insert into t select generate_series(1, 200000)', 'create table schema_migrations(version text)',
                "insert into schema_migrations values ('1')"
        file('migrations/1_done.sql', 'create table t(a int);')
        file('rollback/1_done.sql', 'drop table t;')
        file('migrations/2_m.sql', 'create index t_a on t(a); create table n();')
        file('rollback/2_m.sql', 'drop table n; drop index t_a;')
        file('fixture.sql', "create table t(a int); insert into t values (1); create table schema_migrations(version text); insert into schema_migrations values ('1');")
        book()
    }

    @Override
    Gonogo gonogo() {
        def environment = [SPEC_DB: OlderServer.url(database)]
        new Gonogo(new dev.gonogo.run.Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), environment, new dev.gonogo.trail.Secrets()), clock, pause)
    }

    def 'from the fixture of the first embedded target, and kept in the home'() {
        when:
        def rehearsed = rehearse()

        then:
        rehearsed.rehearsal().differences() == []
        rehearsed.rehearsal().verified()
        rehearsed.rehearsal().changes() == ['2_m.sql']
        rehearsed.filledFrom() == 'fixture.sql'
        rehearsed.files()*.name() == ['2_m.sql', 'the order of all']
        rehearsed.planDigest() == gonogo().plan(compiled(), Optional.of('scratch')).digest()
        folder.resolve("home/rehearsals/${rehearsed.id()}.json").toFile().file
        folder.resolve('home/embedded').toFile().list().toList().empty
    }

    def 'from a target: its schema, what is applied there, and the sizes of its tables'() {
        given:
        sql 'create role "reader of rows"', 'create policy p on t to "reader of rows" using (true)'

        when:
        def rehearsed = rehearse(fromTarget: 'db')
        def index = rehearsed.rehearsal().statements()[0]

        then:
        rehearsed.rehearsal().verified()
        rehearsed.rehearsal().told() == 'the catalog was as before; there was no row to compare'
        rehearsed.files()*.name() == ['2_m.sql', 'the order of all']
        rehearsed.filledFrom() == 'the schema of target `db`'
        index.touched()*.relation() == ['public.t']
        index.touched()[0].bytes() > 5_000_000
        index.because() =~ /SHARE on public.t \(\d MB\), which is read from beginning to end: nobody writes it for about \d+ ms/
        value('select count(*) from t') == 200_000

        cleanup:
        sql 'drop policy p on t', 'drop role "reader of rows"'
    }

    def 'from a dump #kind'() {
        given:
        def dump = dumped(database, format)

        when:
        def rehearsed = rehearse(fromBackup: dump)

        then:
        rehearsed.rehearsal().differences() == []
        rehearsed.rehearsal().verified()
        rehearsed.rehearsal().statements()[0].touched()[0].bytes() > 5_000_000

        where:
        kind                   | format
        'in the custom format' | 'custom'
    }

    def 'what cannot fill a scratch database is told: #what'() {
        given:
        def dump = Files.write(folder.resolve('a.dump'), content as byte[])

        when:
        rehearse(fromBackup: dump)

        then:
        def unfilled = thrown(ScratchUnfilled)
        unfilled.message.startsWith("the scratch database cannot be filled from `$dump`: ")
        unfilled.message.contains(told)

        where:
        what            | content                       || told
        'a cut dump'    | 'PGDMP and nothing'.bytes     || 'pg_restore ended with status 1'
        'wrong SQL'     | 'create table;'.bytes         || 'syntax error'
    }

    def 'there must be something to rehearse, and something to rehearse on'() {
        when:
        task "manual('look') { }", head
        gonogo().rehearse(compiled(), new RehearsalRequest(Optional.ofNullable(target), Optional.empty(), Optional.empty()))

        then:
        def told = thrown(NothingToRehearse)
        told.message.readLines()[0] == message

        where:
        head       | target || message
        ''         | null   || 'there is no embedded target to rehearse on'
        MIGRATIONS | null   || 'there is no embedded target to rehearse on'
        MIGRATIONS | 'db'   || 'there is no embedded target `db` to rehearse on'
    }

    def 'a way back that does not work is a result too'() {
        given:
        file('rollback/2_m.sql', back)

        when:
        def rehearsed = rehearse()

        then:
        !rehearsed.rehearsal().verified()
        rehearsed.rehearsal().differences()[0].contains(told)

        where:
        back             || told
        'drop table m;'  || 'rollback/2_m.sql:1:1: table "m" does not exist'
        'drop table n;'  || 'after the way back, index public.t_a is new'
    }

    def 'a run counts the rehearsal of the very files that are pending, for a time'() {
        given:
        rehearse()
        def another = /no verified rehearsal has these \d changes as they are now; `gonogo rehearse` does it/

        expect:
        clock.advance(Duration.ofHours(23))
        counted() == [WARNED, true]
        told =~ /rehearsed at 20.*Z on PostgreSQL 18\S* \(the target is 15\S*\), filled from fixture.sql; back in .* s, and everything was as before/

        and: 'not after its time'
        clock.advance(Duration.ofHours(2))
        counted() == [FAILED, false]
        told =~ /the last verified rehearsal of these changes is of 20.*; `gonogo rehearse` does it/

        and: 'not of another file, nor of another way back'
        clock.advance(Duration.ofHours(-2))
        file('migrations/2_m.sql', 'create index t_a on t(a); create table n(); -- later')
        counted() == [FAILED, false]
        told ==~ another
        file('migrations/2_m.sql', 'create index t_a on t(a); create table n();')
        file('rollback/2_m.sql', 'drop table n; drop index t_a; -- later')
        counted() == [FAILED, false]
        told ==~ another
        file('rollback/2_m.sql', 'drop table n; drop index t_a;')

        and: 'not when the rollback would leave what was taken back then'
        runbook "task('T-1', 'a task') { rehearsed within: 1.days }\ntask('T-2', 'more') { migrate(); rollback { migrateBack to: '2' } }",
                "target('scratch') { embedded(); fixture 'fixture.sql' }\n$MIGRATIONS"
        counted() == [FAILED, false]
        told ==~ another
        book()

        and: 'not when more is pending, or nothing'
        sql 'delete from schema_migrations'
        counted() == [FAILED, false]
        told ==~ another
        sql "insert into schema_migrations values ('1'), ('2')"
        counted() == [FAILED, false]
        told == 'nothing is pending that could have been rehearsed'
    }

    private String told

    /** The state of the step, and what the report says of the rehearsal. */
    private List<Object> counted() {
        def report = run(RunRequest.on('db'))
        told = step(report, 'T-1/rehearsed').message()
        [step(report, 'T-1/rehearsed').state(), report.rollback().verified()]
    }

    private void book() {
        runbook "task('T-1', 'a task') { rehearsed within: 1.days }", "target('scratch') { embedded(); fixture 'fixture.sql' }\n$MIGRATIONS"
    }

    private Rehearsed rehearse(Map<String, Object> from = [:]) {
        gonogo().rehearse(compiled(), new RehearsalRequest(Optional.empty(), Optional.ofNullable(from.fromTarget), Optional.ofNullable(from.fromBackup)))
    }

    private Path dumped(Database database, String format) {
        def file = folder.resolve('database.dump')
        def dump = new Dump(database, '15', Optional.empty())
        database.open().withCloseable { session ->
            session.execute('begin isolation level repeatable read')
            dump.write(file, session.query('select pg_export_snapshot()').single() as String)
        }
        file
    }
}
