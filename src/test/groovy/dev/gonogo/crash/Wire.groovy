package dev.gonogo.crash

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.atomic.AtomicInteger

/** The network between the runs of a campaign and their server: it counts what is sent, and holds the trap. Thread-safe. */
final class Wire implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.loopbackAddress)
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>()
    private final Set<Socket> silent = ConcurrentHashMap.newKeySet()
    private final AtomicInteger requests = new AtomicInteger()
    private final AtomicInteger commits = new AtomicInteger()
    private volatile int serverPort
    private volatile boolean leaving
    private volatile Trap trap = Trap.none()

    Wire() {
        Thread.startDaemon { quietly { accept() } }
    }

    int getPort() {
        listening.localPort
    }

    void leadTo(int port) {
        serverPort = port
    }

    /**
     * Begins with new connections, and counts from one.
     *
     * @param leaving whether the server is not told when a client vanishes
     */
    void reset(Trap trap, boolean leaving) {
        sockets.each { socket -> quietly { socket.close() } }
        sockets.clear()
        silent.clear()
        requests.set(0)
        commits.set(0)
        this.leaving = leaving
        this.trap = trap
    }

    int requests() {
        requests.get()
    }

    int commits() {
        commits.get()
    }

    @Override
    void close() {
        listening.close()
        reset(Trap.none(), false)
    }

    private void accept() {
        while (true) {
            def client = listening.accept()
            try {
                def server = new Socket(InetAddress.loopbackAddress, serverPort)
                sockets << client << server
                Thread.startDaemon { asking(client, server) }
                Thread.startDaemon { answering(client, server) }
            } catch (IOException down) {
                client.close()
            }
        }
    }

    private void asking(Socket client, Socket server) {
        quietly {
            def buffer = new byte[1024 * 1024]
            for (int read = client.inputStream.read(buffer); read > 0; read = client.inputStream.read(buffer)) {
                forward(buffer, read, server)
            }
        }
        quietly { client.close() }
        if (!leaving) {
            quietly { server.close() }
        }
    }

    private void forward(byte[] buffer, int read, Socket server) {
        def commit = new String(buffer, 0, read, 'ISO-8859-1').contains('COMMIT')
        requests.incrementAndGet()
        commit && commits.incrementAndGet()
        def set = trap
        if (!set.springs(commit)) {
            server.outputStream.write(buffer, 0, read)
            return
        }
        set.silencing && silent.add(server)
        if (!set.before) {
            server.outputStream.write(buffer, 0, read)
        }
        set.spring(server)
    }

    private void answering(Socket client, Socket server) {
        quietly {
            def buffer = new byte[64 * 1024]
            for (int read = server.inputStream.read(buffer); read > 0; read = server.inputStream.read(buffer)) {
                def gone = server in silent || !quietly { client.outputStream.write(buffer, 0, read) }
                if (gone && !leaving) {
                    return
                }
            }
        }
        quietly { server.close() }
        if (!(server in silent)) {
            quietly { client.close() }
        }
    }

    /** @return whether it went well */
    private static boolean quietly(Closure<?> work) {
        try {
            work.call()
            true
        } catch (IOException ignored) {
            false
        }
    }
}
