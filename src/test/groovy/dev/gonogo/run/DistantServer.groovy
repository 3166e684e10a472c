package dev.gonogo.run

import groovy.transform.CompileStatic

import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.locks.LockSupport

/** A network in front of a server on which everything takes a while in both directions, without any limit on how much. */
@CompileStatic
final class DistantServer implements AutoCloseable {

    private static final byte[] END = new byte[0]

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.loopbackAddress)
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>()
    private final int serverPort
    private final long nanosecondsOneWay
    /** How often something was sent to the server; who waits for an answer before sending on makes a round trip of each. */
    final AtomicInteger requests = new AtomicInteger()

    DistantServer(int serverPort, Duration roundTrip) {
        this.serverPort = serverPort
        this.nanosecondsOneWay = roundTrip.toNanos().intdiv(2)
        Thread.startDaemon { quietly { accept() } }
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
            def server = new Socket(InetAddress.loopbackAddress, serverPort)
            client.tcpNoDelay = true
        server.tcpNoDelay = true
            sockets << client << server
            carry(client, server) { requests.incrementAndGet() }
            carry(server, client) { }
        }
    }

    private record Parcel(long due, byte[] content) { }

    private void carry(Socket from, Socket to, Closure<?> sent) {
        def underway = new LinkedBlockingQueue<Parcel>()
        Thread.startDaemon {
            quietly {
                def buffer = new byte[64 * 1024]
                for (int read = from.inputStream.read(buffer); read > 0; read = from.inputStream.read(buffer)) {
                    sent.call()
                    underway << new Parcel(System.nanoTime() + nanosecondsOneWay, Arrays.copyOf(buffer, read))
                }
            }
            underway << new Parcel(System.nanoTime() + nanosecondsOneWay, END)
        }
        Thread.startDaemon {
            quietly {
                for (def parcel = underway.take(); !parcel.content().is(END); parcel = underway.take()) {
                    arrive(parcel, to)
                }
            }
            [from, to]*.close()
        }
    }

    private static void arrive(Parcel parcel, Socket to) {
        for (long left = parcel.due() - System.nanoTime(); left > 0; left = parcel.due() - System.nanoTime()) {
            LockSupport.parkNanos(left)
        }
        to.outputStream.write(parcel.content())
        to.outputStream.flush()
    }

    private static void quietly(Closure<?> work) {
        try {
            work.call()
        } catch (IOException ignored) {
            // one of the two has gone
        }
    }
}
