package dev.gonogo.run

import dev.gonogo.ResumeRequest
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.model.RunbookProblems
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import dev.gonogo.trail.StepState
import dev.gonogo.trail.Verdict

import java.time.Duration

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

class BatchSpec extends RunSpecification implements OtherSessions {

    static final String FILL = "table 'doc'; key 'id'; statement 'update doc set n = id where :batch and n is null'; size 100"

    def setup() {
        sql 'create table doc(id int primary key, n int)', 'insert into doc select generate_series(1, 1050)', 'analyze doc'
    }

    def 'each range of keys is a transaction of its own, and the last one may be smaller'() {
        given:
        sql 'create table seen(xid text, rows bigint)', """create function see() returns trigger language plpgsql as \$\$
            begin insert into seen select pg_current_xact_id()::text, count(*) from changed; return null; end \$\$""",
                'create trigger see after update on doc referencing new table as changed for each statement execute function see()'

        when:
        def report = batch(FILL)

        then:
        report.verdict() == Verdict.Decided.GO
        message(report) == '1050 rows in 11 batches, up to key 1050'
        value('select count(*) from doc where n = id') == 1050
        query('select rows from seen').rows()*.first() == [100L] * 10 + [50L]
        value('select count(distinct xid) from seen') == 11
        evidence(report, 'T-1/fill/batches.json') == [rows: 1050, batches: 11, upTo: '1050', size: 100]
        query('select part from gonogo.receipt order by done_at').rows()*.first() == ['batches', '']
    }

    def 'a batch that moves its own key ends with the row that was the last'() {
        when:
        def report = batch("table 'doc'; key 'id'; statement 'update doc set id = id + 100000 where :batch'; size 100")

        then:
        message(report) == '1050 rows in 11 batches, up to key 1050'
        value('select min(id) from doc') == 100001
    }

    def 'rows are gone through in the order of any key: #type'() {
        given:
        sql "create table t(k $type primary key, n int)", "insert into t select ($of)::$type from generate_series(1, 250) s"

        when:
        def report = batch("table 't'; key 'k'; statement 'update t set n = coalesce(n, 0) + 1 where :batch'; size 100")

        then:
        message(report).startsWith('250 rows in 3 batches')
        value('select count(*) from t where n = 1') == 250

        where:
        type          | of
        'uuid'        | 'gen_random_uuid()'
        'text'        | "'it''s ' || s"
        'timestamptz' | "now() + s * interval '1 microsecond'"
        'numeric'     | '-s / 7.0'
    }

    def 'rows that share a key are in the same batch'() {
        given:
        sql 'create table t(k int not null, n int)', 'create index on t(k)', 'insert into t select s / 70 from generate_series(1, 300) s'

        expect:
        message(batch("table 't'; key 'k'; statement 'update t set n = 1 where :batch'; size 100")).startsWith('300 rows in ')
        value('select count(*) from t where n = 1') == 300
    }

    def 'names are quoted where they must be, and `:batch` is found only where SQL is'() {
        given:
        sql 'create table "My docs"("The id" int primary key, note text)', 'insert into "My docs" select generate_series(1, 5)'

        when:
        def report = batch("table '\"My docs\"'; key 'The id'; size 2\nstatement \"update \\\"My docs\\\" d /* :batch */ set note = ':batch' where :batch\"")

        then:
        message(report).startsWith('5 rows in 3 batches')
        value('select string_agg(distinct note, \'\') from "My docs"') == ':batch'
    }

    def 'an empty table is done at once'() {
        expect:
        message(batch("table 'doc'; key 'id'; statement 'delete from doc where :batch'; size 2000")).startsWith('1050 rows in 1 batches')
        message(batch(FILL)) == 'the table has no row'
    }

    def 'a batch that fails ends it, what was done before stays, and a retry goes on behind it'() {
        given:
        sql 'alter table doc add check (n <> 555)'

        when:
        def report = batch(FILL)

        then:
        step(report, 'T-1/fill').state() == FAILED
        message(report) =~ /violates check constraint .*; done before: 500 rows in 5 batches, up to key 500/
        value('select count(*) from doc where n is not null') == 500

        when:
        sql 'alter table doc drop constraint doc_n_check', 'update doc set n = -1 where id <= 500'
        def resumed = resume(report.run())

        then:
        step(resumed, 'T-1/fill').state() == PASSED
        message(resumed) == '1050 rows in 11 batches, up to key 1050'
        value('select count(*) from doc where n = -1') == 500
    }

    def 'what was committed when the connection is lost counts once'() {
        given:
        sql 'alter table doc add touched int not null default 0'
        def lost = [:]
        onProgress = { Event.Progressed progress ->
            if (!lost) {
                lost.terminated = query("select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'gonogo%' and datname = current_database() and pid <> pg_backend_pid()").rows().size()
            }
        }

        when:
        def report = batch("table 'doc'; key 'id'; statement 'update doc set touched = touched + 1 where :batch'; size 100; pause 2.seconds")

        then:
        lost.terminated >= 1
        step(report, 'T-1/fill').state() in [StepState.IN_DOUBT, FAILED]

        when:
        def resumed = resume(report.run())

        then:
        message(resumed) == '1050 rows in 11 batches, up to key 1050'
        value('select count(*) from doc where touched = 1') == 1050
    }

    def 'it waits while the server is busy'() {
        given:
        def busy = database.open()
        def sleeping = meanwhile { try { busy.query('select pg_sleep(60)') } catch (ignored) { } }
        eventually { assert value("select count(*) from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active'") == 1 }
        pause = { Duration time ->
            clock.advance(time)
            query("select pg_cancel_backend(pid) from pg_stat_activity where query = 'select pg_sleep(60)'")
            eventually { assert value("select count(*) from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active'") == 0 }
        }

        when:
        def report = batch("$FILL; throttle { activeSessions 0; replicationLag 1.seconds }")

        then:
        step(report, 'T-1/fill').state() == PASSED
        events*.event().find { it instanceof Event.Noticed && it.severity() == 'THROTTLE' }.text() ==~ /\d+ sessions are active/

        cleanup:
        sleeping?.get()
        busy?.close()
    }

    def 'somebody asks the run to stop: it stops behind a batch'() {
        given:
        def interruption = new Interruption()
        onProgress = { interruption.request() }

        when:
        def report = batch("$FILL; pause 1.seconds", interruption)

        then:
        step(report, 'T-1/fill').state() == BROKEN
        message(report) == 'it was interrupted after 100 rows in 1 batches, up to key 100; it goes on behind them'

        when:
        onProgress = { }

        then:
        message(resume(report.run())) == '1050 rows in 11 batches, up to key 1050'
    }

    def 'a lock is given way to, and tried again'() {
        given:
        def holder = database.open()
        holder.begin()
        holder.execute('select from doc where id = 150 for update')
        onNotice = { holder.rollback() }

        when:
        def report = batch(FILL, null, "target('quick') { url secret('SPEC_DB'); lockTimeout 200.ms; retryLocks 3; backups CLONE }", 'quick')

        then:
        step(report, 'T-1/fill').state() == PASSED
        value('select count(*) from doc where n = id') == 1050

        cleanup:
        holder.close()
    }

    def 'progress is told at most once a second, with what is left'() {
        when:
        batch("$FILL; pause 600.ms")
        def told = events*.event().findAll { it instanceof Event.Progressed }

        then:
        told*.done() == told*.done().toSorted()
        told.size() in 4..7
        told[0].total() == 1050
        told[1].millisecondsLeft() > 0
    }

    def 'what cannot be gone through is told before anything is done: #why'() {
        given:
        sql "create table t($columns)"

        when:
        def report = batch("table 't'; key 'k'; statement 'update t set n = 1 where :batch'")

        then:
        step(report, 'T-1/fill').state() == FAILED
        message(report) == told

        where:
        why          | columns                       || told
        'no column'  | 'id int primary key, n int'   || 'table t has no column `k`'
        'NULLs'      | 'k int unique, n int'         || 'column `k` of t may be NULL, and rows in which it is would be left out'
        'no order'   | 'k int not null, n int, exclude using hash (k with =)' || 'no valid index of t is in the order of `k`, so each batch would read the whole table'
        'no index'   | 'k int not null, n int'       || 'no valid index of t is in the order of `k`, so each batch would read the whole table'
    }

    def 'a batch that makes no sense is a problem of the runbook: #why'() {
        when:
        task "batch('fill') { $words }"
        compiled()

        then:
        def problems = thrown(RunbookProblems)
        problems.message.contains(told)

        where:
        why            | words                                                                     || told
        'no table'     | "key 'id'; statement 'update doc set n = 1 where :batch'"                 || 'batch `fill` has no `table`'
        'no mark'      | "table 'doc'; key 'id'; statement 'update doc set n = 1'"                 || 'the statement has no `:batch` in it, so each batch would change all rows'
        'two'          | "table 'doc'; key 'id'; statement 'update doc set n = 1 where :batch; select 1'" || 'a batch is one statement, and these are 2'
        'no change'    | "table 'doc'; key 'id'; statement 'create table x as select from doc where :batch'" || '`CREATE TABLE` cannot be done batch by batch'
        'size'         | "table 'doc'; key 'id'; statement 'delete from doc where :batch'; size 0" || '`size` must be more than zero'
    }

    private Closure<?> onProgress = { }
    private Closure<?> onNotice = { }

    private Report batch(String words, Interruption interruption = null, String head = '', String target = 'db') {
        task "batch('fill') { $words }", head
        def request = RunRequest.on(target)
        if (interruption) {
            request = new RunRequest(request.target(), request.approvedPlan(), request.until(), request.startedBy(), interruption)
        }
        gonogo().run(compiled(), request, ScriptedPrompt.read(folder.resolve('book/answers.json')), printer())
    }

    private Report resume(String run) {
        gonogo().resume(gonogo().run(Optional.of(run)), ResumeRequest.asBegun(), ScriptedPrompt.read(folder.resolve('book/answers.json')), printer())
    }

    private Printer printer() {
        { Event.Recorded recorded ->
            events << recorded
            recorded.event() instanceof Event.Progressed && onProgress.call(recorded.event())
            recorded.event() instanceof Event.Noticed && onNotice.call(recorded.event())
        } as Printer
    }

    private static String message(Report report) {
        step(report, 'T-1/fill').message()
    }
}
