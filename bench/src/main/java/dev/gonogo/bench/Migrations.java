package dev.gonogo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** So many files with a table and an index each, one transaction each, written down as each tool wants them. */
final class Migrations {

    private final Path folder;
    private final int files;
    private final Tools tools;
    private final Map<String, String> environment;
    private final Database database;

    Migrations(Path folder, int files, Tools tools, Database database) throws IOException {
        this.folder = folder;
        this.files = files;
        this.tools = tools;
        this.database = database;
        this.environment = Map.of("BENCH_DB", database.url(), "DATABASE_URL", database.url(), "SQITCH_FULLNAME", "Bench", "SQITCH_EMAIL", "bench@example.org");
        write();
    }

    /** Everything is pending. */
    Contest pending(String work, double limit, String target) {
        return new Contest(work, target, limit, "psql", contenders(database::putAsideAndCreate));
    }

    /** Nothing is, for each contender has a database of its own by its history. */
    Contest nothing(String work, double limit, String target) throws Exception {
        database.putAsideAndCreate();
        var all = contenders(() -> {}).stream()
                .filter(contender -> !contender.name().equals("psql"))
                .toList();
        return new Contest(work, target, limit, "", all.stream()
                .map(this::done)
                .toList());
    }

    /** Once with all files pending, and then again and again. */
    private Contender done(Contender contender) {
        return new Contender(contender.name(), contender.command(), contender.environment(), contender.folder(), () -> {
            database.putAsideAndCreate();
            contender.seconds();
        }, contender.proof());
    }

    private List<Contender> contenders(Contender.Step before) {
        var all = new ArrayList<Contender>();
        all.add(contender("gonogo", before, tools.gonogo("run", "book", "--answers", "answers.json", "--home", "home")));
        tools.psql().ifPresent(psql -> all.add(
                contender("psql", before, List.of(psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.url(), "-f", "all.sql"))));
        all.add(contender("bare JDBC", before, peer("JdbcPeer", "plain")));
        tools.node("dbmate").ifPresent(dbmate -> all.add(contender(
                "dbmate", before, List.of(dbmate, "--url", database.url(), "-d", "dbmate", "--no-dump-schema", "up"))));
        tools.node("node-pg-migrate").ifPresent(migrate -> all.add(
                contender("node-pg-migrate", before, List.of(migrate, "up", "-m", "node", "--no-check-order"))));
        tools.onPath("sqitch").ifPresent(sqitch -> all.add(new Contender(
                "sqitch",
                List.of(sqitch, "deploy", database.url().replaceFirst("postgresql:", "db:pg:")),
                environment,
                folder.resolve("sqitch"),
                before,
                () -> database.mustHave(files))));
        all.add(contender("Flyway (API)", before, peer("FlywayPeer", "flyway")));
        all.add(contender("Liquibase (API)", before, peer("LiquibasePeer", "liquibase")));
        return all;
    }

    private List<String> peer(String main, String files) {
        var server = database.server();
        return tools.java(main, database.jdbcUrl(), server.user(), server.password(), folder.resolve(files).toString());
    }

    private Contender contender(String name, Contender.Step before, List<String> command) {
        return new Contender(name, command, environment, folder, before, () -> database.mustHave(files));
    }

    private void write() throws IOException {
        each("book/migrations", "%04d_t.sql", sql -> sql);
        each("plain", "%04d_t.sql", sql -> sql);
        each("flyway", "V%04d__t.sql", sql -> sql);
        each("dbmate", "2024010100%04d_t.sql", sql -> "-- migrate:up\n" + sql + "-- migrate:down\n");
        each("node", "17000000%04d_t.sql", sql -> "-- Up Migration\n" + sql + "-- Down Migration\n");
        each("sqitch/deploy", "t%d.sql", sql -> "begin;\n" + sql + "commit;\n");
        Files.writeString(folder.resolve("sqitch/sqitch.conf"), "[core]\n\tengine = pg\n");
        var plan = new StringBuilder("%syntax-version=1.0.0\n%project=bench\n\n");
        for (int number = 1; number <= files; number++) {
            plan.append("t%d 2026-01-01T00:00:00Z Bench <bench@example.org> # a table\n".formatted(number));
        }
        Files.writeString(folder.resolve("sqitch/sqitch.plan"), plan);
        each("liquibase/files", "%04d_t.sql", sql -> "--liquibase formatted sql\n--changeset bench:1\n" + sql);
        Files.writeString(folder.resolve("liquibase/changelog.xml"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <includeAll path="files"/>
                </databaseChangeLog>
                """);
        Files.writeString(folder.resolve("answers.json"), "{\"answers\": []}");
        Files.writeString(folder.resolve("book/runbook.groovy"), """
                runbook('bench') {
                  target('db') { url secret('BENCH_DB') }
                  migrations('migrations') { history 'schema_migrations' }
                  phase('P') {
                    task('T-1', 'migrate') { migrate() }
                  }
                }
                """);
        var all = new StringBuilder("create table psql_history (version text primary key);\n");
        for (int number = 1; number <= files; number++) {
            all.append("begin;\n%sinsert into psql_history values ('%d');\ncommit;\n".formatted(sql(number), number));
        }
        Files.writeString(folder.resolve("all.sql"), all.toString());
    }

    private void each(String name, String file, UnaryOperator<String> form) throws IOException {
        var made = Files.createDirectories(folder.resolve(name));
        for (int number = 1; number <= files; number++) {
            Files.writeString(made.resolve(file.formatted(number)), form.apply(sql(number)));
        }
    }

    private static String sql(int number) {
        return """
                create table t%1$d (id bigint primary key, name text not null, made timestamptz not null default now());
                create index t%1$d_name on t%1$d (name);
                """.formatted(number);
    }
}
