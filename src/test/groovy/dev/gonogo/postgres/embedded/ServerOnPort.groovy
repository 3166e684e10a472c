package dev.gonogo.postgres.embedded

import java.nio.file.Path
import java.util.function.IntSupplier

/** Starts a server again where clients expect it. */
final class ServerOnPort {

    private ServerOnPort() {
    }

    static EmbeddedServer start(Path folder, Path binaries, int port) {
        new ServerLaunch(ServerAccount.inOrder(), { port } as IntSupplier).start(folder, binaries, BinaryArchive.onClassPath())
    }
}
