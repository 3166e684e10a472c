package dev.gonogo.run

import java.util.concurrent.ConcurrentLinkedQueue

/**
 * A network in front of a server that loses the answer to the first commit: the commit arrives, its answer does not, and the
 * connection is gone. Later connections work, unless the network stays down.
 */
final class CutConnection implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.loopbackAddress)
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>()
    private final int serverPort
    private final boolean staysDown
    private final boolean losesCommit
    private volatile boolean cut

    /** @param losesCommit whether the commit does not arrive either, while the server keeps its connection */
    CutConnection(int serverPort, boolean staysDown, boolean losesCommit = false) {
        this.serverPort = serverPort
        this.staysDown = staysDown
        this.losesCommit = losesCommit
        Thread.startDaemon { untilClosed { accept() } }
    }

    int getPort() {
        listening.localPort
    }

    @Override
    void close() {
        listening.close()
        sockets*.close()
    }

    private void accept() {
        while (true) {
            def client = listening.accept()
            if (cut && staysDown) {
                client.close()
                return
            }
            def server = new Socket(InetAddress.loopbackAddress, serverPort)
            sockets << client << server
            Thread.startDaemon { untilClosed(client) { requests(client, server) } }
            Thread.startDaemon { untilClosed(client, server) { server.inputStream.transferTo(client.outputStream) } }
        }
    }

    private void requests(Socket client, Socket server) {
        def buffer = new byte[64 * 1024]
        for (int read = client.inputStream.read(buffer); read > 0; read = client.inputStream.read(buffer)) {
            if (!cut && new String(buffer, 0, read, 'ISO-8859-1').contains('COMMIT')) {
                cut = true
                lose(client)
                if (!losesCommit) {
                    server.outputStream.write(buffer, 0, read)
                }
                return
            }
            server.outputStream.write(buffer, 0, read)
        }
    }

    private void lose(Socket client) {
        if (staysDown) {
            listening.close()
        }
        client.close()
    }

    /** The server keeps its connection until it has answered. */
    private static void untilClosed(Socket client = null, Socket server = null, Closure<?> work) {
        try {
            work.call()
        } catch (IOException ignored) {
            // one of the two has gone, and so goes the other
        } finally {
            client?.close()
            server?.close()
        }
    }
}
