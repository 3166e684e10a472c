package dev.gonogo.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** pg_dump and pg_restore of the server's version or a newer one. */
public final class Dump {

    private static final Map<String, String> VARIABLES =
            Map.of("user", "PGUSER", "password", "PGPASSWORD", "sslmode", "PGSSLMODE", "sslrootcert", "PGSSLROOTCERT");

    private final Database database;
    private final int serverMajor;
    private final Optional<Duration> timeout;
    private final RunningPrograms running;

    /**
     * @param serverVersion as the server says, such as `15.19`
     * @param timeout after which a program is killed
     */
    public Dump(Database database, String serverVersion, Optional<Duration> timeout) {
        this(database, ServerVersion.major(serverVersion), timeout, new RunningPrograms());
    }

    private Dump(Database database, int serverMajor, Optional<Duration> timeout, RunningPrograms running) {
        this.database = database;
        this.serverMajor = serverMajor;
        this.timeout = timeout;
        this.running = running;
    }

    /** Why there can be no dump of such a server here, and what to install; empty when there can. */
    public static Optional<String> missing(String serverVersion) {
        int major = ServerVersion.major(serverVersion);
        return List.of("pg_dump", "pg_restore").stream()
                .filter(program -> ClientProgram.find(program, major).isEmpty())
                .findFirst()
                .map(program -> missing(program, major));
    }

    /**
     * Writes a dump in the custom format. It waits for locks as long as a session would.
     *
     * @param snapshot exported by a session that is still in its transaction: the dump holds what that one sees
     * @throws DumpFailed
     */
    public void write(Path file, String snapshot) {
        run(
                "pg_dump",
                List.of(
                        "--format=custom",
                        "--no-password",
                        lockWait(),
                        "--snapshot=" + snapshot,
                        "--file=" + file,
                        dbname()));
    }

    /**
     * Writes a dump as {@link #write}, and reads it back as {@link #rows} while it is written. What pg_dump changes at last,
     * the list of contents at its beginning, is read when it is whole. When the rest of the file cannot be shown to be what was
     * read of it, it is read once more.
     *
     * @return the rows of each table, by `schema.table`
     * @throws DumpFailed of the dump, else of what is wrong with it
     */
    public SortedMap<String, Long> writeAndRead(Path file, String snapshot) {
        var growing = new GrowingFile(file);
        var reading = new FutureTask<>(() -> rows(growing));
        try {
            // an earlier one would be read, until it is written over
            Files.deleteIfExists(file);
            new Thread(reading, "pg_restore reads back").start();
            write(file, snapshot);
            growing.complete();
            var rows = reading.get();
            list(file);
            return isAsRead(file, growing) ? rows : rows(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        } catch (ExecutionException unread) {
            throw unread.getCause() instanceof DumpFailed told
                    ? told
                    : new DumpFailed("the dump cannot be read back: " + unread.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DumpFailed("the dump's reading back was interrupted");
        } finally {
            growing.complete();
            reading.cancel(true);
        }
    }

    /** Whether what rows the file holds, and how many bytes, is what was read of it while it was written. */
    static boolean isAsRead(Path file, GrowingFile growing) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var rows = DumpContents.rowsBegin(growing.beginning(), in.readNBytes(GrowingFile.KEPT));
            return rows.isPresent() && growing.isSameFrom(rows.getAsInt());
        }
    }

    /** Waits for the end of what is still written. */
    private SortedMap<String, Long> rows(GrowingFile file) {
        return program("pg_restore")
                .read(
                        List.of("--data-only", "--file=-"),
                        Map.of(),
                        timeout.map(one -> one.multipliedBy(2)),
                        file,
                        DumpedRows::count);
    }

    /** Ends what runs of it, and what it begins behind that: each fails. Thread-safe. */
    public void cancel() {
        running.end();
    }

    /** Writes a dump of all definitions, in the custom format. @throws DumpFailed */
    public void writeSchema(Path file) {
        run(
                "pg_dump",
                List.of("--format=custom", "--no-password", lockWait(), "--schema-only", "--file=" + file, dbname()));
    }

    /** Writes a dump of the rows of one table, in the custom format. @param table as `schema.table` @throws DumpFailed */
    public void writeRows(Path file, String table) {
        var pattern = "\"" + table.replace("\"", "\"\"").replaceFirst("\\.", "\".\"") + "\"";
        run(
                "pg_dump",
                List.of(
                        "--format=custom",
                        "--no-password",
                        lockWait(),
                        "--data-only",
                        "--table=" + pattern,
                        "--file=" + file,
                        dbname()));
    }

    /** Restores a dump in the custom format into this database. @throws DumpFailed */
    public void restore(Path file) {
        run("pg_restore", List.of("--exit-on-error", "--no-password", dbname(), file.toString()));
    }

    /**
     * Reads every byte of a dump back and counts the rows of each table, by `schema.table`; a table whose rows were left out
     * is not among them.
     *
     * @throws DumpFailed when it is cut or damaged
     */
    public SortedMap<String, Long> rows(Path file) {
        return program("pg_restore")
                .read(List.of("--data-only", "--file=-", file.toString()), Map.of(), timeout, DumpedRows::count);
    }

    /** What the database consists of as a script, line by line, without what a dump says of itself. @throws DumpFailed */
    public List<String> definitions() {
        return program("pg_dump")
                .read(
                        List.of("--schema-only", "--exclude-schema=gonogo", "--no-password", lockWait(), dbname()),
                        environment(),
                        timeout,
                        DumpedRows::definitions);
    }

    /** The same of a dump. @throws DumpFailed */
    public List<String> definitions(Path file) {
        return program("pg_restore")
                .read(
                        List.of("--schema-only", "--exclude-schema=gonogo", "--file=-", file.toString()),
                        Map.of(),
                        timeout,
                        DumpedRows::definitions);
    }

    /** The tables, views and sequences that a dump holds, by `schema.name`. @throws DumpFailed */
    public List<String> relations(Path file) {
        return list(file).stream()
                .map(DumpedRows::relation)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Restores all of a dump but Gonogo's own schema into this database, or nothing. @throws DumpFailed */
    public void restoreWhole(Path file) {
        try {
            var list = Files.createTempFile("gonogo", ".list");
            try {
                Files.write(
                        list,
                        list(file).stream()
                                .filter(line -> !DumpedRows.isOwn(line))
                                .toList());
                run(
                        "pg_restore",
                        List.of(
                                "--exit-on-error",
                                "--single-transaction",
                                "--no-password",
                                "--use-list=" + list,
                                dbname(),
                                file.toString()));
            } finally {
                Files.deleteIfExists(list);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private List<String> list(Path file) {
        return program("pg_restore").read(List.of("--list", file.toString()), Map.of(), timeout, DumpedRows::lines);
    }

    /** When a dump was begun, as it says itself. @throws DumpFailed when it is no dump */
    public Instant begunAt(Path file) {
        return program("pg_restore")
                .read(List.of("--list", file.toString()), Map.of("TZ", "UTC"), timeout, DumpedRows::begunAt);
    }

    /** Restores a dump into a new database of the same server. @throws DumpFailed */
    public void restore(Path file, String name) {
        try (var session = database.open()) {
            var create = session.query(Queries.read("create-database"), name).single();
            session.execute(create.toString());
        }
        new Dump(database.database(name), serverMajor, timeout, running).restore(file);
    }

    private void run(String name, List<String> arguments) {
        program(name).run(arguments, environment(), timeout);
    }

    private ClientProgram program(String name) {
        return ClientProgram.find(name, serverMajor)
                .orElseThrow(() -> new DumpFailed(missing(name, serverMajor)))
                .among(running);
    }

    static String missing(String program, int major) {
        return major == 0
                ? "there is no %s on this machine; install PostgreSQL's client programs".formatted(program)
                : "there is no %s of version %d or newer; install PostgreSQL's client programs, such as the package postgresql-client-%d"
                        .formatted(program, major, major);
    }

    /** Others would wait behind a dump that waits. */
    private String lockWait() {
        return "--lock-wait-timeout=" + database.settings().lockTimeout().toMillis();
    }

    /** No password in it: arguments are public on a machine. */
    private String dbname() {
        return "--dbname=" + database.address().libpqUrl();
    }

    private Map<String, String> environment() {
        return environment(database);
    }

    /** What tells a program of PostgreSQL who asks. */
    static Map<String, String> environment(Database database) {
        var properties = database.address().properties();
        var environment = new HashMap<String, String>();
        VARIABLES.forEach((property, variable) -> Optional.ofNullable(properties.getProperty(property))
                .ifPresent(value -> environment.put(variable, value)));
        return environment;
    }
}
