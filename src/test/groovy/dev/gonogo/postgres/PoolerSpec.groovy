package dev.gonogo.postgres

import java.time.Duration

import static dev.gonogo.postgres.LendingPooler.Lending.IN_TURN
import static dev.gonogo.postgres.LendingPooler.Lending.LAST
import static dev.gonogo.postgres.LendingPooler.Lending.SESSION

class PoolerSpec extends PostgresSpecification {

    LendingPooler pooler

    def cleanup() {
        pooler?.close()
    }

    def 'there is none between here and the server'() {
        expect:
        Pooler.detect(database) == Optional.empty()
    }

    def 'one that lends by transaction is detected, also when it has the wanted settings by itself'() {
        given:
        pooler = new LendingPooler(name(), lending, options)

        expect:
        Pooler.detect(through()).get().startsWith("a pooler between Gonogo and PostgreSQL gives one session's server process to another")

        where:
        lending | options
        LAST    | ''
        IN_TURN | ''
        LAST    | '-c lock_timeout=2s -c statement_timeout=30s -c client_connection_check_interval=500'
    }

    def 'no session is opened through one that drops the settings, and strangers do not get them'() {
        given:
        pooler = new LendingPooler(name(), LAST)

        when:
        through().open()

        then:
        def refused = thrown DatabaseUnreachable
        refused.message.contains('a pooler between Gonogo and PostgreSQL')
        refused.message.contains('hint: give the address of PostgreSQL itself')

        and:
        (1..4).every {
            through().openBriefly().withCloseable { stranger ->
                stranger.query("select current_setting('lock_timeout'), (select count(*) from pg_prepared_statements)").rows() == [['0', 0]]
            }
        }
    }

    def 'one that lends by session is none of these, and the settings that it dropped are in force'() {
        given:
        pooler = new LendingPooler(name(), SESSION)

        expect:
        Pooler.detect(through()) == Optional.empty()
        through().open().withCloseable { session ->
            ['lock_timeout', 'statement_timeout', 'client_connection_check_interval'].collect { session.query("select current_setting('$it')").single() }
        } == ['2s', '30s', '500ms']
    }

    def 'one that refuses the settings is named: #said'() {
        given:
        def server = refusing(said)

        when:
        new Database(Address.of('127.0.0.1', server.localPort, 'db', 'anybody', 'anything'), database.settings()).open()

        then:
        def refused = thrown DatabaseUnreachable
        refused.sqlState() == '08P01'
        refused.message.contains(said)
        refused.message.contains('PgBouncer')
        refused.message.contains('hint: give the address of PostgreSQL itself')

        cleanup:
        server?.close()

        where:
        said << ['unsupported startup parameter: options', 'unsupported startup parameter in options: lock_timeout']
    }

    private Database through() {
        new Database(pooler.address(), new SessionSettings('spec', Duration.ofSeconds(2), Duration.ofSeconds(30)))
    }

    /** Answers whoever connects with this error, as PgBouncer writes it. */
    private static ServerSocket refusing(String said) {
        def listening = new ServerSocket(0, 50, InetAddress.loopbackAddress)
        Thread.startDaemon {
            while (true) {
                def socket
                try {
                    socket = listening.accept()
                } catch (SocketException ignored) {
                    return
                }
                def input = new DataInputStream(socket.inputStream)
                def output = new DataOutputStream(socket.outputStream)
                def length = input.readInt()
                input.readNBytes(length - 4)
                if (length == 8) {
                    output.writeByte('N' as char as int)
                    output.flush()
                    input.readNBytes(input.readInt() - 4)
                }
                def error = "SFATAL\0C08P01\0M$said\0\0".bytes
                output.writeByte('E' as char as int)
                output.writeInt(error.length + 4)
                output.write(error)
                socket.close()
            }
        }
        listening
    }
}
