package dev.gonogo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every row of a big table is changed, ten thousand at a time, each time in a transaction: by a `batch` step, and by a procedure. */
final class Batches {

    private static final int SIZE = 10_000;

    private final Path folder;
    private final int rows;
    private final Tools tools;
    private final Database database;

    Batches(Path folder, int rows, Tools tools, Database database) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.rows = rows;
        this.tools = tools;
        this.database = database;
        write();
    }

    Contest contest() {
        var environment = Map.of("BENCH_DB", database.url());
        var all = new ArrayList<Contender>();
        all.add(new Contender(
                "gonogo",
                tools.gonogo("run", "batches", "--answers", "answers.json", "--home", "home"),
                environment,
                folder,
                this::fill,
                this::mustBeChanged));
        tools.psql().ifPresent(psql -> all.add(new Contender(
                "psql, a procedure",
                List.of(psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.url(), "-f", "procedure.sql"),
                environment,
                folder,
                this::fill,
                this::mustBeChanged)));
        return new Contest("batch, %d rows".formatted(rows), "≤ 1.15 × the procedure", 1.15, "psql, a procedure", all);
    }

    private void fill() throws Exception {
        database.recreate();
        database.execute("create table big (id bigint primary key, body text not null, amount int not null)");
        database.execute(
                "insert into big select n, 'the body of row ' || n, n %% 1000 from generate_series(1, %d) n".formatted(rows));
        database.execute("vacuum analyze big");
        database.execute("checkpoint");
    }

    private void mustBeChanged() throws Exception {
        if (database.number("select count(*) from big where amount >= 1000") != rows) {
            throw new IllegalStateException("not every row was changed");
        }
    }

    private void write() throws IOException {
        Files.writeString(folder.resolve("answers.json"), "{\"answers\": []}");
        Files.writeString(Files.createDirectories(folder.resolve("batches")).resolve("runbook.groovy"), """
                runbook('batches') {
                  target('db') { url secret('BENCH_DB') }
                  phase('P') {
                    task('T-1', 'change') {
                      batch('every row') {
                        table 'public.big'; key 'id'; size %d
                        statement 'update public.big set amount = amount + 1000 where :batch'
                      }
                    }
                  }
                }
                """.formatted(SIZE));
        Files.writeString(folder.resolve("procedure.sql"), """
                create procedure change() language plpgsql as $$
                declare
                  lower bigint := 0;
                  upper bigint;
                begin
                  loop
                    select max(id) into upper from (select id from big where id > lower order by id limit %d) batch;
                    exit when upper is null;
                    update big set amount = amount + 1000 where id > lower and id <= upper;
                    commit;
                    lower := upper;
                  end loop;
                end $$;
                call change();
                """.formatted(SIZE));
    }
}
