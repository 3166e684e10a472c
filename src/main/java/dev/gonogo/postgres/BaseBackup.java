package dev.gonogo.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A whole server as a folder of its files, by pg_basebackup; read back by pg_verifybackup. */
public final class BaseBackup {

    private final Database database;
    private final int serverMajor;
    private final Optional<Duration> timeout;
    private final RunningPrograms running = new RunningPrograms();

    /** @param serverVersion as the server says, such as `15.19` */
    public BaseBackup(Database database, String serverVersion, Optional<Duration> timeout) {
        this.database = database;
        this.serverMajor = ServerVersion.major(serverVersion);
        this.timeout = timeout;
    }

    /** Why there can be none of such a server here, and what to install; empty when there can. */
    public static Optional<String> missing(String serverVersion) {
        int major = ServerVersion.major(serverVersion);
        return Stream.of("pg_basebackup", "pg_verifybackup")
                .filter(program -> ClientProgram.findSame(program, major).isEmpty())
                .findFirst()
                .map(program -> missing(program, major));
    }

    /** Writes it, with the log of what was changed meanwhile. @throws DumpFailed */
    public void write(Path folder) {
        program("pg_basebackup")
                .run(
                        List.of(
                                "--pgdata=" + folder,
                                "--format=plain",
                                "--checkpoint=fast",
                                "--wal-method=stream",
                                "--manifest-checksums=SHA256",
                                "--no-password",
                                "--dbname=" + database.address().libpqUrl()),
                        Dump.environment(database),
                        timeout);
    }

    /** Ends what runs of it, and what it begins behind that: each fails. Thread-safe. */
    public void cancel() {
        running.end();
    }

    /** Reads every file back and holds it against the sums that the server has sent. @throws DumpFailed */
    public void verify(Path folder) {
        program("pg_verifybackup").run(List.of(folder.toString()), Map.of(), timeout);
    }

    /** How much it is. */
    public static long bytes(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ClientProgram program(String name) {
        return ClientProgram.findSame(name, serverMajor)
                .orElseThrow(() -> new DumpFailed(missing(name, serverMajor)))
                .among(running);
    }

    private static String missing(String program, int major) {
        return "there is no %s of version %d; install PostgreSQL's programs of that version, such as the package postgresql-%d"
                .formatted(program, major, major);
    }
}
