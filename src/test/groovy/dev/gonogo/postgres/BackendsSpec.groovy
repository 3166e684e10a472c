package dev.gonogo.postgres

import dev.gonogo.SharedServer
import spock.util.concurrent.PollingConditions

import java.time.Duration
import java.util.concurrent.CompletableFuture

import static dev.gonogo.postgres.StopListener.How.CANCELLED
import static dev.gonogo.postgres.StopListener.How.GONE
import static dev.gonogo.postgres.StopListener.How.TERMINATED

/** Sessions that a run has left on the server, ended before what they did is settled. */
class BackendsSpec extends PostgresSpecification {

    static final IGNORES_CANCEL = '''
        do $$
        begin
          loop
            begin
              perform pg_sleep(60);
            exception when query_canceled then
              raise notice 'not now';
            end;
          end loop;
        end $$'''

    Database run = database.with(new SessionSettings("gonogo run-${System.nanoTime()}", Duration.ofSeconds(2), Duration.ofSeconds(120)))
    List<Session> left = []
    List told = Collections.synchronizedList([])

    def cleanup() {
        left*.close()
    }

    def 'one that is idle is ended, and its transaction and locks with it'() {
        given:
        sql 'create table t(a int)'
        def other = leave()
        other.begin()
        other.execute('insert into t values (1)')
        other.query('select pg_advisory_lock(1)')

        expect:
        end(Duration.ofMillis(50))
        told == [[other.pid(), CANCELLED], [other.pid(), TERMINATED], [other.pid(), GONE]]
        value('select count(*) from t') == 0
        value("select count(*) from pg_locks where locktype = 'advisory' and pid = ${other.pid()}") == 0
    }

    def 'one that ignores being cancelled is terminated'() {
        given:
        def other = leave()
        def running = running(other, IGNORES_CANCEL)

        expect:
        end(Duration.ofMillis(200))
        told == [[other.pid(), CANCELLED], [other.pid(), TERMINATED], [other.pid(), GONE]]

        when:
        running.get()

        then:
        thrown java.util.concurrent.ExecutionException
    }

    def 'one that ends when it is cancelled, as one whose client is gone does, is not terminated'() {
        given: 'a client that leaves as soon as its statement ends'
        def other = leave()
        CompletableFuture.runAsync { other.withCloseable { it.execute('select pg_sleep(60)') } }
        awaitActive(other)

        expect:
        end(Duration.ofSeconds(10))
        told == [[other.pid(), CANCELLED], [other.pid(), GONE]]
    }

    def 'all of the run on the whole server are ended, but not those of others, nor those that shall stay'() {
        given:
        def first = leave()
        def elsewhere = leave(SharedServer.newDatabase().with(run.settings()))
        def stays = leave()

        expect:
        new Backends(run, Duration.ZERO, { pid, how -> told << [pid, how] }).end([stays.pid()] as Set)
        told.findAll { it[1] == GONE }*.get(0) as Set == [first.pid(), elsewhere.pid()] as Set
        stays.query('select 1').single() == 1
        value('select 1') == 1
    }

    def 'a run that left nothing has nothing to be ended'() {
        expect:
        end(Duration.ofSeconds(5))
        told == []
    }

    def 'a process of the same number that began later is another one'() {
        given:
        def other = leave()
        def earlier = new Backend(other.pid(), '1.5')

        expect:
        earlier.isGone(session)

        when:
        earlier.terminate(session)

        then:
        other.query('select 1').single() == 1
    }

    def 'a role that may not end them is told so'() {
        given:
        def role = "plain_${System.nanoTime()}"
        sql "create role $role login password 'plain'"
        leave()
        def plain = new Database(Address.parse(SharedServer.url(database).replaceFirst('//.*@', "//$role:plain@"), [:]), run.settings())

        when:
        new Backends(plain, Duration.ZERO, StopListener.NOBODY).end([] as Set)

        then:
        def refused = thrown StatementFailed
        refused.message.contains('permission denied to cancel query')

        cleanup:
        sql "drop role $role"
    }

    private boolean end(Duration grace) {
        new Backends(run, grace, { pid, how -> told << [pid, how] }).end([] as Set)
    }

    private Session leave(Database database = run) {
        left << database.open()
        left.last()
    }

    private CompletableFuture<Void> running(Session session, String statement) {
        def running = CompletableFuture.runAsync { session.execute(statement) }
        awaitActive(session)
        running
    }

    private void awaitActive(Session other) {
        new PollingConditions(timeout: 60, delay: 0.02).eventually {
            assert value("select wait_event from pg_stat_activity where pid = ${other.pid()}") == 'PgSleep'
        }
    }
}
