package dev.gonogo

import dev.gonogo.postgres.Address
import dev.gonogo.postgres.Database
import dev.gonogo.postgres.SessionSettings
import dev.gonogo.postgres.embedded.EmbeddedServer

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger

/**
 * One real PostgreSQL for all specs of a JVM, and an empty database of its own for each that asks. Nothing here has to
 * survive the machine; specs of what does have servers of their own.
 */
final class SharedServer {

    private static final AtomicInteger NUMBER = new AtomicInteger()
    private static final SessionSettings SETTINGS =
            new SessionSettings('spec', Duration.ofSeconds(2), Duration.ofSeconds(30))

    private static EmbeddedServer server

    private SharedServer() {
    }

    static synchronized EmbeddedServer server() {
        if (!server) {
            server = EmbeddedServer.startForgetful(Files.createTempDirectory('gonogo-specs'), binaries())
            Runtime.runtime.addShutdownHook(new Thread({ server.remove() }))
        }
        server
    }

    /** Where programs are unpacked once for all specs. */
    static Path binaries() {
        Path.of('target', 'postgresql').toAbsolutePath()
    }

    static Database newDatabase() {
        def name = "spec_${NUMBER.incrementAndGet()}"
        def postgres = new Database(address('postgres'), SETTINGS)
        postgres.open().withCloseable { it.execute("create database $name strategy file_copy") }
        new Database(address(name), SETTINGS)
    }

    /** The address with its password, as a user would write it. */
    static String url(Database database) {
        def name = database.address().jdbcUrl().replaceFirst('.*/', '')
        "postgresql://${server().user()}:${server().password()}@${server().host()}:${server().port()}/$name"
    }

    private static Address address(String database) {
        Address.of(server().host(), server().port(), database, server().user(), server().password())
    }
}
