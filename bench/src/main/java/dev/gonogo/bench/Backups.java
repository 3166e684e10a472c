package dev.gonogo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A database is dumped: by a `backup` step that reads it back and counts it, and by pg_dump with nothing behind it, or its reading back. */
final class Backups {

    private final Path folder;
    private final int rows;
    private final Tools tools;
    private final Database database;

    Backups(Path folder, int rows, Tools tools, Database database) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.rows = rows;
        this.tools = tools;
        this.database = database;
        Files.writeString(folder.resolve("answers.json"), "{\"answers\": []}");
        Files.writeString(Files.createDirectories(folder.resolve("backups")).resolve("runbook.groovy"), """
                runbook('backups') {
                  target('db') { url secret('BENCH_DB'); backups PG_DUMP }
                  phase('P') {
                    task('T-1', 'back up') { backup('all') { prove READ } }
                  }
                }
                """);
    }

    Contest contest() throws Exception {
        fill();
        var all = new ArrayList<Contender>();
        all.add(contender("gonogo", tools.gonogo("run", "backups", "--answers", "answers.json", "--home", "home")));
        var dump = "pg_dump --format=custom --file=all.dump --dbname='%s'".formatted(database.url());
        all.add(contender("pg_dump", List.of("sh", "-c", dump)));
        all.add(contender(
                "pg_dump and reading it back",
                List.of("sh", "-c", dump + " && pg_restore --data-only --file=- all.dump >/dev/null && sha256sum all.dump")));
        return new Contest("backup, %d rows".formatted(rows), "≤ 1.03 × pg_dump", 1.03, "pg_dump", all);
    }

    private Contender contender(String name, List<String> command) {
        return new Contender(name, command, Map.of("BENCH_DB", database.url()), folder, this::clear, () -> {});
    }

    private void clear() throws IOException {
        Tools.remove(folder.resolve("home"));
        Files.deleteIfExists(folder.resolve("all.dump"));
    }

    private void fill() throws Exception {
        database.recreate();
        database.execute("create table big (id bigint primary key, body text not null, amount int not null)");
        database.execute(
                "insert into big select n, md5(n::text) || md5((n + 1)::text), n %% 1000 from generate_series(1, %d) n".formatted(rows));
        database.execute("vacuum analyze big");
    }
}
