package dev.gonogo.postgres

import dev.gonogo.SharedServer
import dev.gonogo.TestClock

import java.time.Duration

/** Sessions on a server that is not there yet. */
class PatienceSpec extends PostgresSpecification {

    TestClock clock = new TestClock()
    List<Duration> pauses = []

    def 'a server that is there is not waited for'() {
        when:
        def opened = patience(Duration.ZERO) {}.open(database)

        then:
        opened.query('select 1').single() == 1
        pauses == []

        cleanup:
        opened?.close()
    }

    def 'it is asked again after longer and longer pauses, and the last error counts'() {
        when:
        patience(Duration.ofSeconds(20)) {}.open(nowhere())

        then:
        def unreachable = thrown DatabaseUnreachable
        unreachable.sqlState() == '08001'
        pauses[0..-2]*.toMillis() == [100, 200, 400, 800, 1600, 3200, 5000, 5000]
        pauses.last() < Duration.ofSeconds(5)
        (19_900L..20_000L).containsWithinBounds(pauses.sum().toMillis())
    }

    def 'a server that is full lets it in as soon as there is room'() {
        given:
        def role = "full_${System.nanoTime()}".toString()
        sql "create role $role login password 'plain' connection limit 0"
        def own = new Database(Address.parse(SharedServer.url(database).replaceFirst('//.*@', "//$role:plain@"), [:]), database.settings())

        when:
        def opened = patience(Duration.ofSeconds(20)) {
            if (pauses.size() == 3) {
                sql "alter role $role connection limit -1"
            }
        }.open(own)

        then:
        opened.query('select 1').single() == 1
        pauses*.toMillis() == [100, 200, 400]

        cleanup:
        opened?.close()
        session.query('select pg_terminate_backend(pid, 10000) from pg_stat_activity where usename = ?', role)
        sql "drop role $role"
    }

    def 'a server that refuses connections at first'() {
        given:
        def free = new ServerSocket(0).withCloseable { it.localPort }
        def address = Address.of('127.0.0.1', free, name(), SharedServer.server().user(), SharedServer.server().password())
        ServerSocket listening = null

        when:
        def opened = patience(Duration.ofSeconds(20)) {
            if (pauses.size() == 2) {
                listening = relay(free)
            }
        }.open(new Database(address, database.settings()))

        then:
        opened.query('select 1').single() == 1
        pauses.size() == 2

        cleanup:
        opened?.close()
        listening?.close()
    }

    def 'what waiting would not help is told at once: #what'() {
        when:
        patience(Duration.ofSeconds(20)) {}.open(wrong(database))

        then:
        thrown DatabaseUnreachable
        pauses == []

        where:
        what                 | wrong
        'no such database'   | { Database it -> it.database('no_such_database') }
        'the wrong password' | { Database it -> new Database(Address.parse(SharedServer.url(it).replaceFirst(':[^:@/]*@', ':wrong@'), [:]), it.settings()) }
    }

    def 'an interrupt ends it'() {
        when:
        new Patience(Duration.ofSeconds(20), clock, { false }).open(nowhere())

        then:
        thrown DatabaseUnreachable
    }

    def 'a second of real time is enough for a server that is there'() {
        when:
        def opened = database.openPatiently(Duration.ofSeconds(1))

        then:
        opened.query('select 1').single() == 1

        cleanup:
        opened?.close()
    }

    private Patience patience(Duration longest, Closure<?> meanwhile) {
        new Patience(longest, clock, { Duration pause ->
            pauses << pause
            clock.advance(pause)
            meanwhile.call()
            true
        })
    }

    private Database nowhere() {
        def free = new ServerSocket(0).withCloseable { it.localPort }
        new Database(Address.of('127.0.0.1', free, 'db', 'anybody', 'anything'), database.settings())
    }

    private static ServerSocket relay(int port) {
        def listening = new ServerSocket(port, 50, InetAddress.loopbackAddress)
        Thread.startDaemon {
            def client = listening.accept()
            def server = new Socket(InetAddress.loopbackAddress, SharedServer.server().port())
            Thread.startDaemon { copy(client, server) }
            copy(server, client)
        }
        listening
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.inputStream.transferTo(to.outputStream)
        } catch (IOException ignored) {
            // one of the two has gone
        }
    }
}
