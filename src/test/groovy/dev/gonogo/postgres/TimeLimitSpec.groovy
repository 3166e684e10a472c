package dev.gonogo.postgres

import spock.util.concurrent.PollingConditions

import java.time.Duration
import java.util.concurrent.CompletableFuture

import static dev.gonogo.postgres.StopListener.How.CANCELLED
import static dev.gonogo.postgres.StopListener.How.GONE
import static dev.gonogo.postgres.StopListener.How.STILL_THERE
import static dev.gonogo.postgres.StopListener.How.TERMINATED

/** What happens to a statement that runs when the time of its step is over. */
class TimeLimitSpec extends PostgresSpecification {

    static final Duration SOON = Duration.ofMillis(150)
    static final Duration LONG = Duration.ofSeconds(30)

    List told = Collections.synchronizedList([])
    List<Session> open = []

    def cleanup() {
        open*.close()
    }

    def 'it is cancelled, and the session can still go back: #how'() {
        given:
        def limited = openWithin(SOON)
        limited.begin()
        limited.execute('create table t(a int)')

        when:
        limited."$how"(*arguments)

        then:
        def failed = thrown StatementFailed
        failed.message == 'the time of the step is over'
        failed.sqlState() == '57014'
        !failed.lostConnection()
        new PollingConditions(timeout: 60, delay: 0.01).eventually { assert told == [[limited.pid(), CANCELLED]] }

        when:
        limited.rollback()

        then:
        value("select to_regclass('t')") == null

        where:
        how       | arguments
        'execute' | ['select pg_sleep(60)']
        'query'   | ['select pg_sleep(60)']
        'query'   | ['select pg_sleep(?)', 60]
        'update'  | ['create table u as select 1 from pg_sleep(60) where ? = 1', 1]
    }

    def 'nothing more is sent after it: #how'() {
        given: 'a statement that comes to the server before the time is over, also on a busy machine'
        def limited = openWithin(Duration.ofSeconds(2))
        limited.begin()
        stopped { limited.query('select pg_sleep(60)') }
        limited.rollback()
        limited.begin()

        when:
        limited."$how"(*arguments)

        then:
        def failed = thrown StatementFailed
        failed.message == 'the time of the step is over'
        failed.cause.cause.message == 'nothing was sent'
        new PollingConditions(timeout: 60, delay: 0.01).eventually { assert told == [[limited.pid(), CANCELLED]] }

        where:
        how       | arguments
        'execute' | ['select 1']
        'query'   | ['select ?', 1]
        'commit'  | []
    }

    def 'one that does not heed being cancelled is terminated, and its process proven to be gone'() {
        given:
        def limited = openWithin(SOON, Duration.ofMillis(300))

        when:
        limited.execute(BackendsSpec.IGNORES_CANCEL)

        then:
        def failed = thrown StatementFailed
        failed.message == "the time of the step is over; it did not heed being cancelled, and server process ${limited.pid()} was terminated"
        failed.lostConnection()
        new PollingConditions(timeout: 60, delay: 0.01).eventually { assert told == [[limited.pid(), CANCELLED], [limited.pid(), TERMINATED], [limited.pid(), GONE]] }
        value("select count(*) from pg_stat_activity where pid = ${limited.pid()}") == 0
    }

    def 'a handler that catches it once is cancelled again'() {
        given:
        def limited = openWithin(SOON, LONG)

        when:
        limited.execute('''do $$ begin
            begin perform pg_sleep(60); exception when query_canceled then null; end;
            perform pg_sleep(60);
        end $$''')

        then:
        def failed = thrown StatementFailed
        failed.sqlState() == '57014'
        new PollingConditions(timeout: 60, delay: 0.01).eventually { assert told == [[limited.pid(), CANCELLED]] }
    }

    def 'what ends within the grace after all has not failed'() {
        given:
        def limited = openWithin(SOON, LONG)

        when:
        limited.execute('do $$ begin perform pg_sleep(60); exception when query_canceled then null; end $$')

        then:
        new PollingConditions(timeout: 60, delay: 0.01).eventually { assert told == [[limited.pid(), CANCELLED]] }
    }

    def 'a limit that a script lifts for itself does not help it'() {
        given:
        def limited = openWithin(SOON)
        limited.execute('set statement_timeout = 0')

        when:
        limited.execute('select pg_sleep(60)')

        then:
        thrown StatementFailed
    }

    def 'all sessions of a step are stopped, each by itself'() {
        given:
        def step = database.with(database.settings().withGrace(Duration.ofMillis(300)).within(Duration.ofMillis(500), { pid, how -> told << [pid, how] }))
        def sessions = (1..4).collect { keep(step.open()) }

        when:
        def failures = sessions.withIndex().collect { session, number ->
            CompletableFuture.supplyAsync { stopped { session.execute(number % 2 ? BackendsSpec.IGNORES_CANCEL : 'select pg_sleep(60)') } }
        }*.get()

        then:
        failures.every { it.message.startsWith('the time of the step is over') }
        sessions.withIndex().every { session, number ->
            told.findAll { it[0] == session.pid() }*.get(1) == (number % 2 ? [CANCELLED, TERMINATED, GONE] : [CANCELLED])
        }
    }

    def 'a commit in time counts, however soon the time is over after it'() {
        given:
        def limited = openWithin(Duration.ofMillis(400))
        limited.begin()
        limited.execute('create table t(a int)')

        when:
        limited.commit()

        then:
        value("select to_regclass('t')") == 't'

        when: 'the time is over'
        stopped { limited.execute('select pg_sleep(60)') }

        then:
        value("select to_regclass('t')") == 't'
    }

    def 'a commit that takes longer is stopped, and nothing was committed'() {
        given:
        sql 'create table t(a int)',
                '''create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return null; end $$''',
                'create constraint trigger slow after insert on t deferrable initially deferred for each row execute function slow()'
        def limited = openWithin(Duration.ofMillis(400))
        limited.begin()
        limited.execute('insert into t values (1)')

        when:
        limited.commit()

        then:
        def failed = thrown StatementFailed
        failed.message == 'the time of the step is over'
        !failed.lostConnection()
        new PollingConditions(timeout: 60, delay: 0.01).eventually { assert told == [[limited.pid(), CANCELLED]] }
        value('select count(*) from t') == 0
    }

    def 'a failure in time is its own'() {
        when:
        openWithin(LONG).execute('select 1/0')

        then:
        def failed = thrown StatementFailed
        failed.primary() == 'division by zero'
        told == []
    }

    def 'one that nobody can terminate any more is given up, and said to be there still'() {
        given: 'a role that may not log in any more'
        def role = "gone_${System.nanoTime()}"
        sql "create role $role login password 'plain'"
        def url = dev.gonogo.SharedServer.url(database).replaceFirst('//.*@', "//$role:plain@")
        def own = new Database(Address.parse(url, [:]), database.settings().withGrace(Duration.ofMillis(200)).within(SOON, { pid, how -> told << [pid, how] }))
        def limited = keep own.open()
        sql "alter role $role nologin"

        when:
        limited.execute(BackendsSpec.IGNORES_CANCEL)

        then:
        def failed = thrown StatementFailed
        failed.message == "the time of the step is over; it did not heed being cancelled, and server process ${limited.pid()} could not be shown to be gone"
        failed.lostConnection()
        new PollingConditions(timeout: 60, delay: 0.01).eventually { assert told == [[limited.pid(), CANCELLED], [limited.pid(), STILL_THERE]] }

        cleanup:
        sql "select pg_terminate_backend(${limited.pid()}, 10000)", "drop role $role"
    }

    def 'the thread that watches does not outlive its statements, whatever their number'() {
        given:
        def limited = openWithin(LONG)

        when:
        500.times { limited.query('select 1') }

        then:
        told == []
        Thread.allStackTraces.keySet().count { it.name == 'gonogo watches deadlines' } == 1
        Thread.allStackTraces.keySet().every { it.name != 'gonogo watches deadlines' || it.daemon }
        new PollingConditions(timeout: 60).eventually {
            assert Thread.allStackTraces.keySet().every { it.name != 'gonogo stops a server process' }
        }
    }

    private Session openWithin(Duration time, Duration grace = Duration.ofSeconds(10)) {
        keep database.with(database.settings().withGrace(grace).within(time, { pid, how -> told << [pid, how] })).open()
    }

    private Session keep(Session session) {
        open << session
        session
    }

    private static StatementFailed stopped(Closure<?> statement) {
        try {
            statement.call()
            null
        } catch (StatementFailed failed) {
            failed
        }
    }
}
