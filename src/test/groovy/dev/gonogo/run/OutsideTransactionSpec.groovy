package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.ROLLED_BACK

/** Statements that cannot be in a transaction, in migrations and in `sql`. */
class OutsideTransactionSpec extends RunSpecification implements OtherSessions {

    def setup() {
        sql 'create table t(a int)', 'insert into t values (1), (2)'
    }

    def 'an index is built concurrently, alone in a file or beside others: #content'() {
        given:
        file 'migrations/1_a.sql', content

        when:
        def report = migrate()

        then:
        report.verdict() == Verdict.Decided.GO
        message(report) == 'applied 1_a.sql'
        valid('i')
        query('select part from gonogo.receipt order by done_at').rows()*.get(0) == parts
        started() == parts
        finished() == parts
        query('select version from schema_migrations').rows() == [['1']]
        query('select r.xmin::text from gonogo.receipt r order by done_at desc limit 1').rows() == query('select xmin::text from schema_migrations').rows()

        where:
        content                                                                            || parts
        'create index concurrently i on t(a);'                                             || ['1_a.sql#1']
        'alter table t add b int; create index concurrently i on t(b);'                    || ['1_a.sql#1', '1_a.sql#2']
        "set lock_timeout = '1s'; create index concurrently i on t(a); alter table t add b int;" || ['1_a.sql#1', '1_a.sql#2']
    }

    def 'the same in `sql`: #statement'() {
        when:
        def report = sqlStep("statement \"$statement\"")

        then:
        report.verdict() == Verdict.Decided.GO
        query('select part from gonogo.receipt order by done_at').rows()*.get(0) == parts

        cleanup:
        sql 'alter system reset log_autovacuum_min_duration'

        where:
        statement                                                                   || parts
        'vacuum (analyze) t'                                                        || ['#1']
        'alter system set log_autovacuum_min_duration = 1234567'                    || ['#1']
        'create index concurrently i on t(a); vacuum t; create table u()'           || ['#1', '#2', '#3']
        "create type s as enum ('a'); vacuum t; alter type s add value 'b'; create table u(s s default 'b')" || ['#1', '#2', '#3', '#4']
        'reindex table concurrently t'                                              || ['#1']
        'cluster'                                                                   || ['#1']
    }

    def 'the settings of a file are in force in all of its portions'() {
        given:
        sql 'create schema other'
        file 'migrations/1_a.sql', "set search_path = other; create table u(a int); create index concurrently i on u(a); create table v(a int);"

        expect:
        message(migrate()) == 'applied 1_a.sql'
        value("select to_regclass('other.i')") == 'other.i'
        value("select to_regclass('other.v')") == 'other.v'
    }

    def 'what a portion leaves in its session keeps no later one waiting'() {
        given:
        sql """create function waiting(a int) returns int immutable language plpgsql as
               'begin perform pg_advisory_lock(42); perform pg_advisory_unlock(42); return a; end'"""
        sql 'insert into t values (1)'
        file 'migrations/1_a.sql', 'select pg_advisory_lock(42); create index concurrently i on t(waiting(a));'

        expect:
        message(migrate()) == 'applied 1_a.sql'
    }

    def 'a build that fails leaves nothing, and names the duplicate'() {
        given:
        sql 'insert into t values (1)'
        file 'migrations/1_a.sql', 'create unique index concurrently if not exists i on t(a);'

        when:
        def report = migrate()

        then:
        state(report) == FAILED
        message(report).contains('1_a.sql:1:1: could not create unique index "i" (SQLSTATE 23505); Key (a)=(1) is duplicated.; ' +
                'the invalid index `public.i`, which a build left that did not end, was dropped')
        value("select to_regclass('i')") == null
        value('select count(*) from gonogo.receipt') == 0
        value('select count(*) from schema_migrations') == 0
    }

    def 'an invalid index that somebody left is not taken for the one that was asked for'() {
        given:
        sql 'insert into t values (1)'
        leaveInvalid()
        sql 'delete from t where a = 1'
        file 'migrations/1_a.sql', 'create unique index concurrently if not exists i on t(a);'

        when:
        def report = migrate()

        then:
        message(report) == 'applied 1_a.sql'
        valid('i')
        noticed().contains(['RECONCILED', 'the invalid index `public.i`, which a build left that did not end, was dropped'])
    }

    def 'a build that is killed is begun again by a retry'() {
        given:
        file 'migrations/1_a.sql', 'create table u(); create index concurrently i on t(a);'

        when:
        def running = whileLocked('insert into t values (3)') {
            def migrating = meanwhile { migrate('', 'db') { 'retry' } }
            eventually { assert value("select not indisvalid from pg_index where indexrelid = to_regclass('i')") }
            kill('^create index')
            migrating
        }
        def report = running.get()

        then:
        message(report) == 'applied 1_a.sql'
        step(report, 'T-1/migrate').attempts() == 2
        valid('i')
        query('select part from gonogo.receipt order by done_at').rows() == [['1_a.sql#1'], ['1_a.sql#2']]
        value('select count(*) from schema_migrations') == 1
        started() == ['1_a.sql#1', '1_a.sql#2', '1_a.sql#2']
    }

    def 'a build that meets a lock is cleared away and tried again'() {
        given:
        file 'migrations/1_a.sql', 'create index concurrently i on t(a);'

        when:
        def running = whileLocked('insert into t values (3)') {
            def migrating = meanwhile { migrate('', 'quick') }
            eventually { assert noticed()*.get(0).contains('LOCK') }
            migrating
        }

        then:
        message(running.get()) == 'applied 1_a.sql'
        valid('i')
        query('select part from gonogo.receipt').rows() == [['1_a.sql#1']]
    }

    def 'what cannot be cleared away is told, and the next run clears it'() {
        given:
        file 'migrations/1_a.sql', 'create index concurrently if not exists i on t(a);'

        when:
        def report = whileLocked('insert into t values (3)') { migrate('', 'impatient') }

        then:
        state(report) == FAILED
        message(report).contains('canceling statement due to lock timeout (SQLSTATE 55P03); nothing was begun: what an attempt may have left could not be cleared away')
        message(report).contains('look whether index `i` on `t` is there, and valid')
        !valid('i')

        and:
        message(migrate()) == 'applied 1_a.sql'
        valid('i')
    }

    def 'a detach that was broken off is finalized'() {
        given:
        sql 'create table p(a int) partition by list (a)', 'create table p1 partition of p for values in (1)'
        file 'migrations/1_a.sql', 'alter table p detach partition p1 concurrently;'

        when:
        def report = whileLocked('select from p') { migrate('', 'impatient') }

        then:
        state(report) == FAILED
        message(report).contains('the detach of `p1` has begun, and is to be ended by `FINALIZE`')

        and:
        message(migrate()) == 'applied 1_a.sql'
        value('select count(*) from pg_inherits') == 0
    }

    def 'a drop that was broken off is told, and ended by the next run'() {
        given:
        sql 'create index i on t(a)'
        file 'migrations/1_a.sql', 'drop index concurrently i;'

        when:
        def report = whileLocked('select from t') { migrate("allowLoss 'index public.i'", 'impatient') }

        then:
        state(report) == FAILED
        message(report).contains('index `i` is there and invalid, as a drop leaves it that has begun; the next attempt ends it')

        and:
        message(migrate("allowLoss 'index public.i'")) == 'applied 1_a.sql'
        value("select to_regclass('i')") == null
    }

    def 'what is done is not done again when a later portion fails and is tried again'() {
        given:
        file 'migrations/1_a.sql', 'create table u(a int); insert into u values (1), (1);\nvacuum u;\ncreate unique index concurrently i on u(a);\ncreate table v();'

        when:
        def report = migrate('', 'db') {
            sql 'delete from u where ctid = (select max(ctid) from u)'
            'retry'
        }

        then:
        message(report) == 'applied 1_a.sql'
        step(report, 'T-1/migrate').attempts() == 2
        started() == ['1_a.sql#1', '1_a.sql#2', '1_a.sql#3', '1_a.sql#3', '1_a.sql#4']
        query('select part from gonogo.receipt order by done_at').rows()*.get(0) == ['1_a.sql#1', '1_a.sql#2', '1_a.sql#3', '1_a.sql#4']
        noticed().findAll { it[0] == 'RECEIPT' }*.get(1) == ['`1_a.sql#1` is done already', '`1_a.sql#2` is done already']
        value('select count(*) from schema_migrations') == 1
    }

    def 'a file that was applied in part is told, and reverted on the way back'() {
        given:
        sql 'insert into t values (1)'
        file 'migrations/1_a.sql', 'create table a();'
        file 'migrations/2_b.sql', 'create table u();\ncreate unique index concurrently i on t(a);'
        file 'rollback/2_b.sql', 'drop index concurrently if exists i; drop table u;'

        when:
        task 'migrate()', '''migrations('migrations')
            rollback { when { migrationFails() }; option('A') { migrateBack to: '1' } }'''
        def report = run()

        then:
        step(report, 'T-1/migrate').state() == ROLLED_BACK
        value("select to_regclass('u')") == null
        query('select part from gonogo.receipt order by done_at').rows()*.get(0) == ['1_a.sql', '2_b.sql#1', 'rollback/2_b.sql#1', 'rollback/2_b.sql#2']
        events*.event().find { it instanceof Event.StepFinished && it.state() == FAILED }.message().endsWith('; in effect already: 2_b.sql#1; applied before it: 1_a.sql')
    }

    def 'a loss that the statement names is refused before it runs, and so is all before it: #statement'() {
        given:
        sql 'create index i on t(a)'

        when:
        def report = sqlStep("statement 'create table u(); $statement'")

        then:
        state(report, 'T-1/fix') == FAILED
        step(report, 'T-1/fix').message() == "it would remove $object, which the step does not declare with `allowLoss`; `#2` was not run, for it could not be rolled back"
        value("select to_regclass('u')") == null
        value("select to_regclass('i')") == 'i'

        where:
        statement                          || object
        'drop index concurrently i'        || 'index public.i'
        'drop database template0'          || 'database template0'
    }

    def 'a declared one is done'() {
        given:
        sql 'create index i on t(a)'

        expect:
        sqlStep("statement 'create table u(); drop index concurrently i'; allowLoss 'index public.i'").verdict() == Verdict.Decided.GO
        value("select to_regclass('i')") == null
    }

    def 'a receipt of another text is never taken for this one'() {
        given:
        file 'migrations/1_a.sql', 'create table u(a int); vacuum nothing;'

        when:
        def report = migrate('', 'db') {
            sql "update gonogo.receipt set digest = 'other'"
            'retry'
        }

        then:
        state(report) == FAILED
        message(report).startsWith('`1_a.sql#1` was done in this run already, and its text was another one then')
    }

    def 'a rehearsal goes the same way, and keeps off what is not of the clone: #forward'() {
        given:
        file 'migrations/1_a.sql', forward
        file 'rollback/1_a.sql', 'drop index concurrently if exists i; vacuum t;'
        task 'rehearse()', "migrations('migrations')"

        when:
        def report = run()

        then:
        step(report, 'T-1/rehearse').state() == state
        step(report, 'T-1/rehearse').message().contains(told)
        value("select to_regclass('i')") == null

        where:
        forward                                  || state  | told
        'create index concurrently i on t(a);'   || PASSED | 'everything was as before'
        'alter system set work_mem = \'1MB\';'   || FAILED | '1_a.sql:1:1: `ALTER SYSTEM` acts on more than one database'
    }

    def 'the plan says what runs outside of a transaction'() {
        given:
        file 'migrations/1_a.sql', 'create table u(a int);\ncreate index concurrently i on t(a);'
        task "migrate(); sql('fix') { statement 'vacuum t' }", "migrations('migrations')"

        expect:
        plan().steps()*.does() == [
                ['applies migrations/1_a.sql: 2 statements, in 2 portions; outside of a transaction: `CREATE INDEX CONCURRENTLY` in line 2'],
                ['runs vacuum t; outside of a transaction: `VACUUM` in line 1']]
    }

    private void leaveInvalid() {
        try {
            sql 'create unique index concurrently i on t(a)'
        } catch (RuntimeException ignored) {
            assert !valid('i')
        }
    }

    private boolean valid(String index) {
        value("select indisvalid and indisready from pg_index where indexrelid = '$index'::regclass")
    }

    private List<String> started() {
        events*.event().findAll { it instanceof Event.PartStarted }*.part()
    }

    private List<String> finished() {
        events*.event().findAll { it instanceof Event.PartFinished }*.part()
    }

    private List<List<String>> noticed() {
        new ArrayList<>(events)*.event().findAll { it instanceof Event.Noticed }.collect { [it.severity(), it.text()] }
    }

    private Report sqlStep(String words) {
        task "sql('fix') { $words }"
        run()
    }

    /** Somebody retries once. */
    private Report migrate(String words = '', String target = 'db', Closure<String> answer = { 'stop' }) {
        task "migrate { $words }", '''migrations('migrations')
            target('quick') { url secret('SPEC_DB'); lockTimeout 100.ms; retryLocks 20 }
            target('impatient') { url secret('SPEC_DB'); lockTimeout 50.ms; retryLocks 1 }
        '''
        def first = true
        run(RunRequest.on(target), { Question question ->
            def said = first ? answer.call() : 'stop'
            first = false
            Optional.of(new Answer('ana', '', said as String, '', false))
        } as Prompt)
    }

    private static state(Report report, String id = 'T-1/migrate') {
        step(report, id).state()
    }

    private static String message(Report report) {
        step(report, 'T-1/migrate').message()
    }
}
