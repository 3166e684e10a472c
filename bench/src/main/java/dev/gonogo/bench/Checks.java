package dev.gonogo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** So many questions to a database whose answers are known: as `check` steps, and as tests of pgTAP in one file. */
final class Checks {

    private static final int ROWS = 1000;
    private static final Path EXTENSIONS = Path.of("/usr/share/postgresql");

    private final Path folder;
    private final int checks;
    private final Tools tools;
    private final Database database;

    Checks(Path folder, int checks, Tools tools, Database database) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.checks = checks;
        this.tools = tools;
        this.database = database;
        Files.writeString(folder.resolve("answers.json"), "{\"answers\": []}");
        Files.writeString(Files.createDirectories(folder.resolve("checks")).resolve("runbook.groovy"), """
                runbook('checks') {
                  target('db') { url secret('BENCH_DB') }
                  phase('P') {
                    task('T-1', 'check') {
                      (1..%d).each { int number ->
                        check("check $number") { query 'select count(*) from public.t'; expect { scalar == %d } }
                      }
                    }
                  }
                }
                """.formatted(checks, ROWS));
        Files.writeString(
                folder.resolve("checks.sql"),
                IntStream.rangeClosed(1, checks)
                        .mapToObj("select is((select count(*) from public.t), %d::bigint, 'check %%d');"
                                .formatted(ROWS)::formatted)
                        .collect(Collectors.joining(
                                "\n", "begin;\nselect plan(%d);\n".formatted(checks), "\nselect * from finish();\nrollback;\n")));
    }

    Contest contest() throws Exception {
        database.recreate();
        database.execute("create table t as select generate_series(1, %d) id".formatted(ROWS));
        var all = new ArrayList<Contender>();
        all.add(contender("gonogo", tools.gonogo("run", "checks", "--answers", "answers.json", "--home", "home")));
        var tap = tap();
        var psql = tools.psql();
        if (tap.isPresent() && psql.isPresent() && tools.onPath("pg_prove").isPresent()) {
            contender("psql", List.of(psql.get(), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.url(), "-f", tap.get().toString()))
                    .seconds();
            all.add(contender("pg_prove", List.of("pg_prove", "checks.sql")));
        }
        return new Contest(checks + " checks", "none", Double.NaN, "", all);
    }

    private static Optional<Path> tap() throws IOException {
        if (!Files.isDirectory(EXTENSIONS)) {
            return Optional.empty();
        }
        try (var files = Files.walk(EXTENSIONS)) {
            return files.filter(file -> file.getFileName().toString().matches("pgtap--[0-9.]+\\.sql"))
                    .findFirst();
        }
    }

    private Contender contender(String name, List<String> command) {
        var server = database.server();
        var environment = Map.of(
                "BENCH_DB", database.url(),
                "PGHOST", server.host(),
                "PGPORT", String.valueOf(server.port()),
                "PGUSER", server.user(),
                "PGPASSWORD", server.password(),
                "PGDATABASE", database.name());
        return new Contender(name, command, environment, folder, () -> {}, () -> {});
    }
}
