package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A loopback port that nobody listens on now; somebody may a moment later. */
final class FreePort {

    private FreePort() {}

    static int next() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(EmbeddedServer.HOST))) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
