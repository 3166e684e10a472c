package dev.gonogo.postgres

import dev.gonogo.SharedServer
import dev.gonogo.postgres.embedded.BinaryArchive
import dev.gonogo.postgres.embedded.EmbeddedServer

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger

/** A PostgreSQL 15, as old as the pg_dump of many machines: pg_dump refuses servers that are newer than itself. */
final class OlderServer {

    private static final AtomicInteger NUMBER = new AtomicInteger()
    private static final SessionSettings SETTINGS =
            new SessionSettings('spec', Duration.ofSeconds(2), Duration.ofSeconds(30))

    private static EmbeddedServer server

    private OlderServer() {
    }

    static synchronized EmbeddedServer server() {
        if (!server) {
            def archive = BinaryArchive.of(Path.of('target', 'postgresql-15.jar').toAbsolutePath())
            server = EmbeddedServer.startForgetful(Files.createTempDirectory('gonogo-specs-15'), SharedServer.binaries(), archive)
            Runtime.runtime.addShutdownHook(new Thread({ server.remove() }))
        }
        server
    }

    static Database newDatabase() {
        def name = "spec_${NUMBER.incrementAndGet()}"
        new Database(address('postgres'), SETTINGS).open().withCloseable { it.execute("create database $name") }
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
