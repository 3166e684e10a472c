package dev.gonogo.postgres

import dev.gonogo.SharedServer
import spock.util.concurrent.PollingConditions

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CyclicBarrier

import static dev.gonogo.postgres.StopListener.How.CANCELLED

class ReadingSessionsSpec extends PostgresSpecification {

    ReadingSessions readings = new ReadingSessions()
    List<Notice> notices = []

    def cleanup() {
        readings.close()
    }

    def 'one session answers many questions'() {
        expect:
        (1..10).collect { pid() }.toSet().size() == 1
    }

    def 'nothing of a question is left for the next: #left'() {
        given:
        def before = state(question)
        def first = pid()

        when:
        def used = readings.read(database, notices.&add) { session ->
            session.rollback()
            session.execute('set session characteristics as transaction read write')
            session.execute(left)
            session.beginReadOnly()
            session.query('select pg_backend_pid()').single()
        }

        then:
        used == first
        state(question) == before
        pid() == first

        where:
        left                                         | question
        'set role pg_monitor'                        | 'select current_user'
        'set session authorization pg_monitor'       | 'select session_user'
        "set search_path = ''"                       | 'show search_path'
        "set lock_timeout = '77s'"                   | 'show lock_timeout'
        "set application_name = 'other'"             | 'show application_name'
        "set timezone = 'Asia/Tokyo'"                | 'show timezone'
        'set default_transaction_isolation = serializable' | 'show transaction_isolation'
        'create temp table t(a int)'                 | "select to_regclass('t')"
        'create temp view v as select 1'             | "select to_regclass('v')"
        'prepare p as select 1'                      | 'select count(*) from pg_prepared_statements'
        'select pg_advisory_lock(1)'                 | "select count(*) from pg_locks where locktype = 'advisory'"
        'listen a'                                   | 'select count(*) from pg_listening_channels()'
        'declare c cursor with hold for select 1'    | 'select count(*) from pg_cursors'
        'set session characteristics as transaction read write' | 'show transaction_read_only'
    }

    def 'a session that is not as it was at its start is closed'() {
        given:
        def first = pid()

        when: 'the server has got another setting'
        sql "alter system set work_mem = '5MB'"
        readings.read(database, notices.&add) { session ->
            this.sql 'select pg_reload_conf()'
            new PollingConditions(timeout: 60, delay: 0.02).eventually {
                assert session.query('show work_mem').single() == '5MB'
            }
        }

        then:
        pid() != first

        cleanup:
        sql 'alter system reset work_mem', 'select pg_reload_conf()'
    }

    def 'every question may only read, the first as the tenth'() {
        given:
        sql 'create table t(a int)'
        9.times { pid() }

        when:
        readings.read(database, notices.&add) { it.execute('insert into t values (1)') }

        then:
        def refused = thrown StatementFailed
        refused.message.contains('read-only transaction')
    }

    def 'a failure closes it'() {
        given:
        def first = pid()

        when:
        readings.read(database, notices.&add) { it.query('select 1/0') }

        then:
        thrown StatementFailed

        when:
        def next = pid()

        then:
        next != first
        gone(first)
    }

    def 'those that ask at once have a session each, and find them idle the next time'() {
        when:
        def pids = fourAtOnce()

        then:
        pids.toSet().size() == 4
        fourAtOnce().toSet() == pids.toSet()

        when:
        readings.closeIdle()

        then:
        gone(*pids)
    }

    private List<Integer> fourAtOnce() {
        def together = new CyclicBarrier(4)
        (1..4).collect {
            CompletableFuture.supplyAsync {
                readings.read(database, { }) { session ->
                    def own = session.query('select pg_backend_pid()').single()
                    together.await()
                    own
                }
            }
        }*.get()
    }

    def 'other settings and other databases have others, and a deadline is not carried over'() {
        given:
        def told = []
        def first = pid()
        def timeout = database.settings().statementTimeout()
        def limited = database.with(database.settings().within(timeout, { pid, how -> told << how }))
        def soon = database.with(new SessionSettings('spec', database.settings().lockTimeout(), timeout, timeout,
                Optional.of(Deadline.after(Duration.ofMillis(500), timeout, { pid, how -> told << how })), Optional.empty()))

        expect:
        pid(limited) == first
        pid(SharedServer.newDatabase()) != first
        pid(database.with(new SessionSettings('other', timeout, timeout))) != first

        when:
        readings.read(soon, notices.&add) { it.query('select pg_sleep(60)') }

        then:
        thrown StatementFailed
        told == [CANCELLED]
    }

    def 'notices go to who asks'() {
        given:
        2.times { pid() }
        def others = []

        when:
        readings.read(database, notices.&add) { it.execute("do 'begin raise notice ''one''; end'") }
        readings.read(database, others.&add) { it.execute("do 'begin raise notice ''two''; end'") }

        then:
        notices*.message() == ['one']
        others*.message() == ['two']
    }

    def 'plpgsql, whose settings come with its first use, does not cost the session'() {
        given:
        def first = pid()

        when:
        readings.read(database, notices.&add) { it.execute("do 'begin perform 1; end'") }

        then:
        pid() == first
    }

    def 'nobody is connected when nobody asks, if that is wanted: #how'() {
        given:
        def first = pid()

        when:
        readings."$how"()

        then:
        gone(first)

        when:
        def next = pid()

        then:
        next != first
        how == 'closeIdle' || gone(next)

        where:
        how << ['closeIdle', 'close']
    }

    def 'a question costs a fraction of what a session costs'() {
        when:
        def asked = median { pid() }
        def opened = median { database.open().withCloseable { it.query('select pg_backend_pid()').single() } }
        println "a question takes $asked us in a reading session, $opened us in a fresh one"

        then: 'on a machine that does other things as well'
        asked * 2 < opened
    }

    private static long median(Closure<?> work) {
        100.times { work.call() }
        (1..200).collect {
            def begun = System.nanoTime()
            work.call()
            (System.nanoTime() - begun).intdiv(1000)
        }.sort()[100] as long
    }

    private Object pid(Database asked = database) {
        readings.read(asked, notices.&add) { it.query('select pg_backend_pid()').single() }
    }

    private Object state(String question) {
        readings.read(database, notices.&add) { it.query(question).single() }
    }

    private boolean gone(Object... pids) {
        new PollingConditions(timeout: 60, delay: 0.02).eventually {
            assert value("select count(*) from pg_stat_activity where pid in (${pids.join(', ') ?: '0'})") == 0
        }
        true
    }
}
