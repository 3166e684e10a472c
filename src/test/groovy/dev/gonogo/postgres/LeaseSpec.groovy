package dev.gonogo.postgres

import dev.gonogo.SharedServer
import spock.util.concurrent.PollingConditions

import java.time.Duration
import java.time.Instant

class LeaseSpec extends PostgresSpecification {

    Database elsewhere = database.database('postgres')
    List<AutoCloseable> open = []

    def cleanup() {
        open*.close()
    }

    def 'one run has it at a time, and the other is told who, since when and from where'() {
        given:
        def begun = Instant.now()
        def lease = keep Lease.take(database, 'run-1')

        when:
        Lease.take(database, 'run-2')

        then:
        def leased = thrown TargetLeased
        def holder = leased.holder().get()
        holder.run() == 'run-1'
        holder.role() == 'postgres'
        holder.from() == '127.0.0.1'
        Duration.between(begun, holder.since().get()).abs() < Duration.ofMinutes(1)
        leased.message.startsWith("database `${name()}` is taken by run `run-1`, as role `postgres` from 127.0.0.1, since ${holder.since().get()}, server process $holder.pid; nothing was done")
        leased.message.contains('or end its session by `select pg_terminate_backend(')
        lease.isHeld()

        when:
        lease.close()

        then:
        keep(Lease.take(database, 'run-2')).isHeld()
    }

    def 'of two runs at once, never both have it'() {
        when:
        def taken = (1..8).collect { number ->
            java.util.concurrent.CompletableFuture.supplyAsync {
                try {
                    keep Lease.take(database, "run-$number")
                } catch (TargetLeased ignored) {
                    null
                }
            }
        }*.get().findAll()

        then:
        taken.size() <= 1
        taken.every { it.isHeld() }
    }

    def 'another database has a lease of its own'() {
        given:
        keep Lease.take(database, 'run-1')

        expect:
        keep(Lease.take(SharedServer.newDatabase(), 'run-1')).isHeld()
    }

    def 'nobody is connected to the database for it, so that it can be copied'() {
        given:
        keep Lease.take(database, 'run-1')
        session.close()

        when:
        def own = database.address().jdbcUrl().replaceFirst('.*/', '')
        new DatabaseCopy(database, own).create("${own}_copy")

        then:
        noExceptionThrown()
    }

    def 'its session bears the name of the run, stays when idle, and is found out when its machine is gone'() {
        given:
        def longRun = 'run-' + 'ä' * 80
        keep Lease.take(database, longRun)

        expect:
        def name = holding().application_name as String
        name.length() == 63
        name.startsWith('gonogo lease run-???')
        holding().state == 'idle'

        and:
        elsewhere.open(Lease.SETTINGS).withCloseable { settings(it) } ==
                [idle_session_timeout: '0', tcp_keepalives_idle: '10', tcp_keepalives_interval: '5', tcp_keepalives_count: '3']
    }

    def 'outlives an idle session timeout of the server'() {
        given:
        elsewhere.open().withCloseable { it.execute("alter role postgres set idle_session_timeout = '50ms'") }
        def lease = keep Lease.take(database, 'run-1')

        when: 'a session without this setting has been ended'
        def other = keep elsewhere.open()
        new PollingConditions(timeout: 60, delay: 0.02).eventually {
            assert session.query('select count(*) from pg_stat_activity where pid = ?', other.pid()).single() == 0
        }

        then:
        lease.isHeld()

        cleanup:
        elsewhere.open([idle_session_timeout: '0ms']).withCloseable { it.execute('alter role postgres reset idle_session_timeout') }
    }

    def 'is not held any more when its session is lost'() {
        given:
        def lease = keep Lease.take(database, 'run-1')

        when:
        session.query('select pg_terminate_backend(?, 10000)', holding().pid)

        then:
        !lease.isHeld()
        keep(Lease.take(database, 'run-2')).isHeld()

        when:
        lease.close()

        then:
        noExceptionThrown()
    }

    def 'can be taken over'() {
        given:
        def lost = keep Lease.take(database, 'run-1')

        when:
        def lease = keep Lease.takeOver(database, 'run-1', holder())

        then:
        lease.isHeld()
        !lost.isHeld()
    }

    def 'is taken from nobody but whom it was to be taken from'() {
        given:
        def first = keep Lease.take(database, 'run-1')
        def told = holder()
        first.close()
        def other = keep Lease.take(database, 'run-3')

        when:
        Lease.takeOver(database, 'run-2', told)

        then:
        def leased = thrown TargetLeased
        leased.holder().get().run() == 'run-3'
        other.isHeld()
    }

    def 'a role that may see and end nothing of others is told so, and what unknown is'() {
        given:
        def role = "plain_${System.nanoTime()}"
        sql "create role $role login password 'plain'"
        keep Lease.take(database, 'run-1')
        def plain = new Database(Address.parse(SharedServer.url(database).replaceFirst('//.*@', "//$role:plain@"), [:]), database.settings())

        when:
        Lease.take(plain, 'run-2')

        then:
        def leased = thrown TargetLeased
        def holder = leased.holder().get()
        holder == new Holder('run-1', 'postgres', 'unknown', Optional.empty(), holding().pid as int)
        leased.message.contains('run `run-1`, as role `postgres` from unknown, since an unknown time')

        when:
        Lease.takeOver(plain, 'run-2', holder)

        then:
        def refused = thrown LeaseNotTakenOver
        refused.message.contains('permission denied to terminate process')
        refused.message.contains("have an administrator run `select pg_terminate_backend($holder.pid)`")

        cleanup:
        sql "drop role $role"
    }

    def 'a role that may not connect elsewhere keeps it in the database, and both kinds exclude each other'() {
        given:
        def role = "plain_${System.nanoTime()}"
        sql "create role $role login password 'plain'"
        def plain = new Database(Address.parse(SharedServer.url(database).replaceFirst('//.*@', "//$role:plain@"), [:]), database.settings())
        elsewhere.open().withCloseable { it.execute('revoke connect on database postgres from public') }

        when:
        def lease = keep Lease.take(plain, 'run-1')

        then:
        holding().datname == name()

        when:
        Lease.take(database, 'run-2')

        then:
        thrown TargetLeased

        when:
        lease.close()
        keep Lease.take(database, 'run-2')
        Lease.take(plain, 'run-1')

        then:
        thrown TargetLeased

        cleanup:
        open*.close()
        elsewhere.open().withCloseable { it.execute('grant connect on database postgres to public') }
        sql "drop role $role"
    }

    private <T extends AutoCloseable> T keep(T lease) {
        synchronized (open) {
            open << lease
        }
        lease
    }

    private Holder holder() {
        LeaseHolder.find(session, name()).get().holder()
    }

    private Map<String, Object> holding() {
        def pid = holder().pid()
        def rows = session.query('select pid, application_name, state, datname from pg_stat_activity where pid = ?', pid)
        [rows.columns(), rows.rows()[0]].transpose().collectEntries()
    }

    private static Map<String, String> settings(Session session) {
        ['idle_session_timeout', 'tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count'].collectEntries {
            [it, session.query("select setting from pg_settings where name = '$it'").single()]
        }
    }
}
