package dev.gonogo.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** pg_dump and pg_restore. Each is found on PATH or in the usual package folders, and must be as new as the server. */
public final class Dump {

    private final Database database;
    private final int serverMajor;

    /** @param serverVersion as the server says, such as `15.19` */
    public Dump(Database database, String serverVersion) {
        this.database = database;
        this.serverMajor = major(serverVersion);
    }

    /** Why there can be no dump here, and what to install; empty when there can. */
    public Optional<String> missing() {
        return program("pg_dump").isPresent()
                ? Optional.empty()
                : Optional.of(
                        "there is no pg_dump of version %d or newer; install PostgreSQL's client programs, such as the package postgresql-client-%d"
                                .formatted(serverMajor, serverMajor));
    }

    /** Writes a dump in the custom format. @throws DumpFailed */
    public void write(Path file) {
        run("pg_dump", List.of("--format=custom", "--file=" + file));
    }

    /** Reads every byte of a dump back, which finds a cut or damaged one. @throws DumpFailed */
    public void readThrough(Path file) {
        runWith(
                "pg_restore",
                List.of("--file=" + (new File("/dev/null").exists() ? "/dev/null" : "NUL"), file.toString()),
                false);
    }

    /** Restores a dump into a new database of the same server. @throws DumpFailed */
    public void restore(Path file, String name) {
        try (var session = database.open()) {
            var quoted = session.query("select quote_ident(?)", name).single();
            session.execute("create database " + quoted + " template template0");
        }
        new Dump(database.database(name), serverMajor + "").runRestore(file);
    }

    private void runRestore(Path file) {
        run("pg_restore", List.of("--exit-on-error", "--no-password", file.toString()));
    }

    private void run(String program, List<String> arguments) {
        runWith(program, arguments, true);
    }

    private void runWith(String program, List<String> arguments, boolean connects) {
        var path = program(program).orElseThrow(() -> new DumpFailed(missing().orElse(program + " is missing")));
        var command = new ArrayList<>(List.of(path.toString()));
        command.addAll(arguments);
        if (connects) {
            command.add("--dbname=" + url());
        }
        try {
            var output = Files.createTempFile("gonogo", ".out");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(credentials());
            int status = builder.start().waitFor();
            var said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (status != 0) {
                throw new DumpFailed("%s ended with status %d: %s".formatted(program, status, said.strip()));
            }
        } catch (IOException notStarted) {
            throw new DumpFailed(program + " cannot be run: " + notStarted.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DumpFailed(program + " was interrupted");
        }
    }

    /** No password in it: arguments are public on a machine. */
    private String url() {
        return database.address().jdbcUrl().substring("jdbc:".length());
    }

    private java.util.Map<String, String> credentials() {
        var properties = database.address().properties();
        var credentials = new java.util.HashMap<String, String>();
        Optional.ofNullable(properties.getProperty("user")).ifPresent(user -> credentials.put("PGUSER", user));
        Optional.ofNullable(properties.getProperty("password"))
                .ifPresent(password -> credentials.put("PGPASSWORD", password));
        return credentials;
    }

    private Optional<Path> program(String name) {
        var onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of);
        var packaged = Stream.of(
                        "/usr/lib/postgresql/%d/bin", "/usr/pgsql-%d/bin", "/opt/homebrew/opt/postgresql@%d/bin")
                .map(folder -> Path.of(folder.formatted(serverMajor)));
        return Stream.concat(packaged, onPath)
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .filter(program -> version(program) >= serverMajor)
                .findFirst();
    }

    private static int version(Path program) {
        try {
            var process = new ProcessBuilder(program.toString(), "--version").start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return major(said.replaceFirst("^\\D+", ""));
        } catch (IOException | InterruptedException unusable) {
            return 0;
        }
    }

    private static int major(String version) {
        var digits = version.split("[^0-9]", 2)[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
