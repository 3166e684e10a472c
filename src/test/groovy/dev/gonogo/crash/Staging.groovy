package dev.gonogo.crash

import dev.gonogo.SharedServer
import dev.gonogo.postgres.Database
import dev.gonogo.postgres.embedded.EmbeddedServer
import dev.gonogo.postgres.embedded.ServerOnPort

import java.nio.file.Files
import java.nio.file.Path

/** A PostgreSQL of the campaign behind a {@link Wire}, for one run at a time: filled anew for each, and crashed on demand. */
final class Staging implements AutoCloseable {

    final Wire wire = new Wire()
    private final Path folder
    private final List<Path> fixtures
    private EmbeddedServer server

    Staging(Path folder, List<Path> fixtures) {
        this.folder = folder
        this.fixtures = fixtures
        server = EmbeddedServer.start(folder, SharedServer.binaries())
        wire.leadTo(server.port())
        execute('create database filled')
        direct('filled').open().withCloseable { session -> fixtures.each { session.execute(Files.readString(it)) } }
    }

    /**
     * A database `staging` as before any run, and nothing else on the server but a role that no migration has made: all databases
     * would feel it when a rehearsal on a clone made it or dropped it.
     */
    synchronized void fresh() {
        def names = query("select datname from pg_database where datname not in ('postgres', 'filled', 'template0', 'template1')")
        names.each { execute("drop database \"$it\" with (force)") }
        execute('drop role if exists nonsuperuser')
        execute('create role nonsuperuser nologin nosuperuser nobypassrls')
        execute('create database staging template filled')
    }

    /** Waits until the server is back. */
    synchronized Map<String, Object> state() {
        direct('staging').open().withCloseable { EndState.read(it) }
    }

    /** Its address for a run, through the wire; waits until the server is back. */
    synchronized String url() {
        "postgresql://${server.user()}:${server.password()}@${server.host()}:$wire.port/staging"
    }

    /** Ends at once, without a checkpoint, and is started again: it recovers what was committed. */
    synchronized void crash() {
        def old = ProcessHandle.of(postmaster()).get()
        new ProcessBuilder('sh', '-c', "kill -s QUIT ${old.pid()}").start().waitFor()
        old.onExit().get()
        server.close()
        server = ServerOnPort.start(folder, SharedServer.binaries(), server.port())
    }

    /** Terminates the process that serves a connection. */
    void terminate(Socket connection) {
        query("select pg_terminate_backend(pid)::text from pg_stat_activity where client_port = $connection.localPort")
    }

    void terminateAll() {
        query("select pg_terminate_backend(pid)::text from pg_stat_activity where application_name like 'gonogo%'")
    }

    @Override
    void close() {
        wire.close()
        server.remove()
    }

    private long postmaster() {
        def data = ['elsewhere/data', 'data'].collect { folder.resolve(it).resolve('postmaster.pid') }.find { Files.exists(it) }
        Files.readAllLines(data).first() as long
    }

    private Database direct(String name) {
        Servers.database(server.host(), server.port(), name, server.user(), server.password())
    }

    private void execute(String sql) {
        direct('postgres').open().withCloseable { it.execute(sql) }
    }

    private List<String> query(String sql) {
        direct('postgres').open().withCloseable { it.query(sql).rows()*.get(0) as List<String> }
    }
}
