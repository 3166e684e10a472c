package dev.gonogo.postgres

import dev.gonogo.SharedServer

import javax.net.SocketFactory
import java.nio.charset.StandardCharsets
import java.sql.Connection
import java.sql.DriverManager
import java.util.concurrent.BlockingDeque
import java.util.concurrent.LinkedBlockingDeque

/**
 * A small connection pooler on a port of its own. It drops the options that clients send at their start, lets everybody in,
 * and lends its two server connections for the length of a transaction, as the status in ReadyForQuery tells; or, in session
 * mode, one connection to each client for as long as it stays.
 */
class LendingPooler implements AutoCloseable {

    enum Lending {
        /** For a transaction, the one that was given back last. */
        LAST,
        /** For a transaction, in turn. */
        IN_TURN,
        /** For a session. */
        SESSION
    }

    private static final int SSL_REQUEST = 80877103
    private static final Map<String, String> REPORTED = [
            server_version: '18.6', client_encoding: 'UTF8', DateStyle: 'ISO, MDY', TimeZone: 'UTC',
            standard_conforming_strings: 'on', integer_datetimes: 'on']

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.loopbackAddress)
    private final BlockingDeque<Link> idle = new LinkedBlockingDeque<>()
    private final List<Closeable> sockets = Collections.synchronizedList([])
    private final List<Connection> connections = Collections.synchronizedList([])
    private final String database
    private final String options
    private final Lending lending

    /** @param options of its own connections */
    LendingPooler(String database, Lending lending, String options = '') {
        this.database = database
        this.lending = lending
        this.options = options
        if (lending != Lending.SESSION) {
            2.times { idle.push(connect()) }
        }
        Thread.startDaemon { untilClosed { accept() } }
    }

    /** Two ends of a socket as messages see them. */
    private static class Link {
        final DataInputStream input
        final DataOutputStream output

        Link(Socket socket) {
            input = new DataInputStream(new BufferedInputStream(socket.inputStream))
            output = new DataOutputStream(new BufferedOutputStream(socket.outputStream))
        }

        void send(char type, byte[] content) {
            output.writeByte(type as int)
            output.writeInt(content.length + 4)
            output.write(content)
        }

        byte[] content() {
            def content = new byte[input.readInt() - 4]
            input.readFully(content)
            content
        }
    }

    /** Keeps the socket of a connection that the driver has opened, authentication and all. */
    static class Kept extends SocketFactory {
        static final ThreadLocal<Socket> LAST = new ThreadLocal<>()

        Socket createSocket() { LAST.set(new Socket()); LAST.get() }

        Socket createSocket(String host, int port) { throw new UnsupportedOperationException() }

        Socket createSocket(String host, int port, InetAddress local, int localPort) { throw new UnsupportedOperationException() }

        Socket createSocket(InetAddress host, int port) { throw new UnsupportedOperationException() }

        Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) { throw new UnsupportedOperationException() }
    }

    Address address() {
        Address.of('127.0.0.1', listening.localPort, database, 'anybody', 'anything')
    }

    /** The address as a user would write it. */
    String url() {
        "postgresql://anybody:anything@127.0.0.1:$listening.localPort/$database"
    }

    @Override
    void close() {
        listening.close()
        sockets*.close()
        connections*.close()
    }

    private Link connect() {
        def server = SharedServer.server()
        def properties = [user: server.user(), password: server.password(), options: options, socketFactory: Kept.name, sslmode: 'disable'] as Properties
        connections << DriverManager.getConnection("jdbc:postgresql://${server.host()}:${server.port()}/$database", properties)
        sockets << Kept.LAST.get()
        new Link(Kept.LAST.get())
    }

    private void accept() {
        while (true) {
            def socket = listening.accept()
            sockets << socket
            Thread.startDaemon { untilClosed { serve(new Link(socket)) } }
        }
    }

    private void serve(Link client) {
        greet(client)
        Link server = null
        while (true) {
            def type = client.input.readByte() as char
            def content = client.content()
            if (type == 'X' as char) {
                return
            }
            server = server ?: (lending == Lending.SESSION ? connect() : idle.take())
            server.send(type, content)
            if (type in ['S' as char, 'Q' as char]) {
                server.output.flush()
                def status = answer(server, client)
                if (status == 'I' as char && lending != Lending.SESSION) {
                    lending == Lending.LAST ? idle.putFirst(server) : idle.putLast(server)
                    server = null
                }
                client.output.flush()
            }
        }
    }

    private static void greet(Link client) {
        def startup = client.content()
        if (new DataInputStream(new ByteArrayInputStream(startup)).readInt() == SSL_REQUEST) {
            client.output.writeByte('N' as char as int)
            client.output.flush()
            client.content()
        }
        client.send('R' as char, new byte[4])
        REPORTED.each { name, value -> client.send('S' as char, "$name\0$value\0".getBytes(StandardCharsets.UTF_8)) }
        client.send('K' as char, new byte[8])
        client.send('Z' as char, 'I'.bytes)
        client.output.flush()
    }

    /** Hands the answer on, short of sending it; how the transaction stands after it. */
    private static char answer(Link server, Link client) {
        while (true) {
            def type = server.input.readByte() as char
            def content = server.content()
            client.send(type, content)
            if (type == 'Z' as char) {
                return content[0] as char
            }
        }
    }

    private static void untilClosed(Closure<?> work) {
        try {
            work.call()
        } catch (IOException ignored) {
            // one of the two has gone
        }
    }
}
