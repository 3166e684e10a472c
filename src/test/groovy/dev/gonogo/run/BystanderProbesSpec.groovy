package dev.gonogo.run

import dev.gonogo.PlanBlocked
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.sql.Psql
import dev.gonogo.trail.Report
import spock.lang.Requires

import java.nio.file.Path
import java.util.concurrent.TimeUnit

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** Others on the database, and those who were there before: what happens with plain psql, and what happens here. */
@Requires({ Psql.isThere() })
class BystanderProbesSpec extends RunSpecification implements OtherSessions {

    def setup() {
        sql 'create table t(a int)', 'insert into t values (1)'
    }

    def 'behind an ALTER that waits for a reader nobody reads with psql; here everybody does as soon as it gives way'() {
        given:
        def script = file('migrations/1_a.sql', 'alter table t add column b int;')
        def reader = database.open()
        reader.begin()
        reader.query('select * from t')

        when: 'psql waits, and so does who comes behind it'
        def waiting = start(script)
        eventually { assert value("select count(*) from pg_locks where relation = 't'::regclass and not granted") == 1 }
        def bystander = database.open()
        bystander.execute("set statement_timeout = '300ms'")
        bystander.query('select * from t')

        then:
        def blocked = thrown dev.gonogo.postgres.StatementFailed
        blocked.message.contains('statement timeout')

        when: 'the lock timeout of a target lets it give way again and again'
        waiting.destroy()
        waiting.waitFor()
        eventually { assert value("select count(*) from pg_locks where relation = 't'::regclass and not granted") == 0 }
        def running = meanwhile { migrate('quick', "target('quick') { url secret('SPEC_DB'); lockTimeout 100.ms; retryLocks 50; backups CLONE }") }
        eventually { assert events*.event().any { it instanceof dev.gonogo.trail.Event.Noticed && it.severity() == 'LOCK' } }
        bystander.execute("set statement_timeout = '2s'")
        5.times { bystander.query('select * from t') }
        reader.rollback()
        def report = running.get()

        then:
        report.steps()[0].state() == PASSED
        value("select count(*) from information_schema.columns where table_name = 't'") == 2

        cleanup:
        waiting?.destroyForcibly()
        [reader, bystander]*.close()
    }

    def 'of two runners at once one goes first, and the other is told who has the target'() {
        given:
        file('migrations/1_a.sql', 'create table made(a int); select pg_sleep(1);')
        task 'migrate()', "migrations('migrations')"
        def first = meanwhile { run(RunRequest.on('db')) }
        awaitStatement('pg_sleep')

        when:
        gonogo().run(compiled(), RunRequest.on('db'), { Optional.empty() } as Prompt, { } as Printer)

        then:
        def busy = thrown TargetBusy
        busy.message.contains(first.isDone() ? '' : 'spec')

        and:
        first.get().steps()[0].state() == PASSED
        query('select version from schema_migrations').rows() == [['1']]
    }

    def 'what makes a later run stop before anything is done: #what'() {
        given:
        file('migrations/2_b.sql', 'create table b(a int);')
        migrate()
        change.call(this)

        when:
        migrate()

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains(told)
        value("select to_regclass('late')") == null

        where:
        what                    | change                                                                      || told
        'an applied file edited' | { it.file('migrations/2_b.sql', 'create table b(a int, late int);') }       || '`2_b.sql` was changed after it was applied'
        'an older version later' | { it.file('migrations/1_late.sql', 'create table late(a int);') }           || '`1_late.sql` would be applied after `2_b.sql`, which is newer'
        'a version only there'   | { it.sql("insert into schema_migrations(version, name) values ('3', 'x')") } || 'migration `3` is applied on the target, and no file here has that version'
    }

    def 'what somebody changed by hand since the last run is told'() {
        given:
        file('migrations/1_a.sql', 'create table a(a int);')
        migrate()

        when:
        sql 'alter table a add column by_hand int'

        then:
        plan().findings()*.message().any { it.contains('column public.a.by_hand') }
    }

    def 'an invalid index is success to psql and IF NOT EXISTS; here it is built anew'() {
        given:
        sql 'insert into t values (1)'
        def script = file('migrations/1_a.sql', 'create unique index concurrently if not exists one on t(a);')

        expect:
        psql(script) == 0
        psql(script) == 0
        value("select indisvalid from pg_index where indexrelid = 'one'::regclass") == false

        when:
        def refused = migrate()

        then:
        refused.steps()[0].state() == FAILED
        refused.steps()[0].message().contains('could not create unique index')

        when:
        sql 'delete from t where ctid = (select max(ctid) from t)'
        def report = migrate()

        then:
        report.steps()[0].state() == PASSED
        value("select indisvalid from pg_index where indexrelid = 'one'::regclass") == true
    }

    def 'writes that the database refuses by default are allowed again by a step, which psql cannot in a transaction'() {
        given:
        def name = value('select current_database()')
        def off = "alter database $name set default_transaction_read_only = off;".toString()
        sql "alter database $name set default_transaction_read_only = on"

        expect:
        psql(file('off.sql', off)) == 0
        !value("select array_to_string(setconfig, ',') from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase where datname = current_database()").contains('=off')

        when:
        task "sql('writes again') { statement '$off' }"
        def report = run(RunRequest.on('db'))

        then:
        report.steps()[0].state() == PASSED
        value('show default_transaction_read_only') == 'off'
    }

    private Report migrate(String target = 'db', String head = '') {
        task 'migrate()', "migrations('migrations')\n$head"
        run(RunRequest.on(target))
    }

    private int psql(Path script) {
        def process = start(script)
        assert process.waitFor(30, TimeUnit.SECONDS)
        process.exitValue()
    }

    private Process start(Path script) {
        def process = new ProcessBuilder('psql', '-X', '-q', '-f', script.toString(), SharedServer.url(database)).redirectErrorStream(true).start()
        process.consumeProcessOutput()
        process
    }
}
