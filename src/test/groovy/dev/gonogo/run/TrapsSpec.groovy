package dev.gonogo.run

import dev.gonogo.PlanChanged
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.sql.Psql
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict
import spock.lang.Requires

import java.nio.file.Path
import java.util.concurrent.TimeUnit

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** What psql carries out with exit status 0 although something went wrong, and what becomes of it here. */
@Requires({ Psql.isThere() })
class TrapsSpec extends RunSpecification {

    def setup() {
        sql 'create table account(id int primary key, role text not null, age int)', "insert into account values (1, 'admin', 40), (2, 'user', 30)",
                'create table note(id int primary key, account_id int constraint of_account references account)', 'insert into note values (1, 1)',
                "create view admins as select id from account where role = 'admin'", 'alter table note enable row level security',
                'create policy own on note using (account_id = 1)'
    }

    def 'a migration that #does'() {
        given:
        def script = file('migrations/1_m.sql', migration)

        expect: 'psql has done it, and says nothing'
        onCopy { psql(script) == 0 && broken(it) }

        when:
        def report = carriedOut('migrate()')

        then:
        report.verdict() == Verdict.Decided.NO_GO
        step(report, 'T-1/migrate').state() == FAILED
        step(report, 'T-1/migrate').message().contains(told)
        !broken(database)

        where:
        does                          | migration                                                                                                  | broken || told
        'takes a view along'          | "alter table account drop column role cascade; alter table account add role text not null default 'user';" | { !one(it, "select to_regclass('admins') is not null") } || 'would remove'
        'loses a foreign key'         | 'alter table note drop column account_id cascade; alter table note add account_id int;'                   | { !one(it, "select exists (select from pg_constraint where conname = 'of_account')") } || 'constraint public.note.of_account'
        'switches foreign keys off'   | 'alter table note disable trigger all;'                                                                    | { one(it, "select exists (select from pg_trigger where tgenabled = 'D')") } || 'constraint public.note.of_account'
        'opens a policy to everybody' | 'drop policy own on note; create policy own on note using (true);'                                        | { one(it, "select qual = 'true' from pg_policies") } || 'policy public.note.own'
        'swaps the type of a column'  | 'alter table account alter age type text;'                                                                 | { one(it, "select format_type(atttypid, null) = 'text' from pg_attribute where attrelid = 'account'::regclass and attname = 'age'") } || 'column public.account.age'
        'has an UPDATE with LIMIT'    | "create table half();\nupdate account set role = 'user' limit 1;"                                          | { one(it, "select to_regclass('half') is not null") } || '1_m.sql:2:34: syntax error at or near "limit"'
    }

    def 'a file that leaves its search_path to the next one'() {
        given:
        def first = file('migrations/1_dump.sql', "select pg_catalog.set_config('search_path', '', false);\ncreate table public.dumped(a int);")
        def second = file('migrations/2_next.sql', 'insert into dumped values (1);')

        expect:
        onCopy { psql(first, second) == 0 && !one(it, 'select exists (select from dumped)') }

        and:
        step(carriedOut('migrate()'), 'T-1/migrate').state() == PASSED
        value('select count(*) from dumped') == 1
    }

    def 'a rollback that #does'() {
        given:
        file('migrations/1_m.sql', 'alter table account add column email text; create table fresh(a int);')
        def back = file('rollback/1_m.sql', rollback)

        expect:
        onCopy { psql(folder.resolve('book/migrations/1_m.sql'), back) == 0 && broken(it) }

        and:
        def report = carriedOut('rehearse()')
        report.verdict() == Verdict.Decided.NO_GO
        step(report, 'T-1/rehearse').message().contains(told)
        value('select count(*) from note') == 1

        where:
        does                                | rollback                                                       | broken || told
        'only forgets the version'          | "delete from account where false; select '✅ verified';"        | { one(it, "select to_regclass('fresh') is not null") } || 'after the way back, column public.account.email is new'
        'has a syntax error'                | 'alter tabel account drop column email;'                       | { one(it, "select to_regclass('fresh') is not null") } || 'syntax error at or near "tabel"'
        'drops what was there before'       | 'drop table fresh, note; alter table account drop column email;' | { !one(it, "select to_regclass('note') is not null") } || 'after the way back, table public.note is gone'
        'brings back the column, not the data' | 'alter table account drop column email, drop column age; alter table account add age int; drop table fresh;' | { one(it, 'select bool_and(age is null) from account') } || 'after the way back, '
    }

    def 'SQL that hides that it does nothing, or what it does: #what'() {
        given:
        def script = file('migrations/1_m.sql', migration)

        expect:
        onCopy { psql(script) == 0 }

        when:
        def report = carriedOut('lint { failOn WARNING }; migrate()')

        then:
        report.verdict() == Verdict.Decided.NO_GO
        step(report, 'T-1/lint').state() == FAILED
        evidence(report, 'T-1/lint/lint.json').findings*.rule.contains(rule)

        where:
        what                              | migration || rule
        'an exception that is swallowed'  | "do \$\$ begin alter table nowhere add a int; exception when others then null; end \$\$;" || 'exception-swallowed'
        'a column that is there already'  | 'alter table account add column if not exists age text;' || 'add-column-if-not-exists'
        'a password in a file'            | "create role reader_of_spec password 'tr0ub4dor'; drop role reader_of_spec;" || 'password-in-file'
        'the name of one database'        | 'do $$ begin perform 1; end $$; alter database postgres set work_mem from current; alter database postgres reset work_mem;' || 'database-named'
        'batches in one transaction'      | "do \$\$ begin for n in 1..10 loop update account set age = age where id = n; perform pg_sleep(0); end loop; end \$\$;" || 'loop-without-commit'
    }

    def 'a file that can be applied twice, and does its work twice'() {
        given:
        def script = file('migrations/1_m.sql', migration)
        file('rollback/1_m.sql', rollback)

        expect: 'psql does, as often as it is told'
        onCopy { psql(script, script) == 0 && broken(it) }

        when: 'a runbook is carried out twice'
        def rehearsed = carriedOut('rehearse(); migrate()')
        def again = carriedOut('migrate()')

        then:
        step(again, 'T-1/migrate').message() == 'nothing was pending'
        !broken(database)

        and: 'the rehearsal has told'
        evidence(rehearsed, 'T-1/rehearse/rehearsal.json').repeats*.told == [told]

        where:
        migration                                                                                      | rollback                                       | broken || told
        "insert into account select max(id) + 1, 'guest' from account;"                                | "delete from account where role = 'guest';"    | { one(it, "select count(*) > 1 from account where role = 'guest'") } || 'writes 1 rows of public.account again'
        'alter table account add if not exists n int not null default 0; update account set n = n + 1;' | 'alter table account drop n;'                  | { one(it, 'select max(n) > 1 from account') } || 'writes 2 rows of public.account again'
    }

    def 'a file that was changed after it was approved'() {
        given:
        def script = file('migrations/1_m.sql', 'alter table account add email text;')
        task 'migrate()', "migrations('migrations')"
        def approved = plan()
        file('migrations/1_m.sql', "alter table account add email text; update account set role = 'user';")

        expect:
        onCopy { psql(script) == 0 && one(it, "select count(*) = 0 from account where role = 'admin'") }

        when:
        run(new RunRequest(Optional.of('db'), Optional.of(approved), Optional.empty(), 'spec', new Interruption()))

        then:
        thrown PlanChanged
        value("select role from account where id = 1") == 'admin'
    }

    def 'a database that another tool migrates too, or of which more is known than here'() {
        given:
        sql(history as String[])
        def script = file('migrations/1_m.sql', 'alter table account add email text;')
        task 'migrate()', "migrations('migrations')"

        expect:
        onCopy { psql(script) == 0 && one(it, "select exists (select from pg_attribute where attname = 'email')") }

        and:
        plan().findings()*.message().any { it.contains(told) }

        where:
        history                                                                                   || told
        ['create table "_prisma_migrations"(id text, migration_name text, finished_at timestamptz)'] || '`public._prisma_migrations` remembers migrations too'
        ['create table schema_migrations(version text primary key)', "insert into schema_migrations values ('0')"] || 'migration `0` is applied on the target, and no file here has that version'
    }

    private Report carriedOut(String steps) {
        task steps, "migrations('migrations')"
        run(RunRequest.on('db'))
    }

    /** What psql does, it does to a copy. */
    private boolean onCopy(Closure<Boolean> work) {
        def name = "${value('select current_database()')}_psql".toString()
        def own = database
        own.database('postgres').open().withCloseable { it.execute("create database $name template ${name - '_psql'}") }
        try {
            database = own.database(name)
            work.call(database)
        } finally {
            database = own
        }
    }

    private int psql(Path... scripts) {
        def process = new ProcessBuilder(['psql', '-X', '-q', SharedServer.url(database)] + scripts.collectMany { ['-f', it as String] }).redirectErrorStream(true).start()
        process.consumeProcessOutput()
        assert process.waitFor(30, TimeUnit.SECONDS)
        process.exitValue()
    }

    private static boolean one(dev.gonogo.postgres.Database database, String query) {
        database.open().withCloseable { it.query(query).single() } as boolean
    }
}
