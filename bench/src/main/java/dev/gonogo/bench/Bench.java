package dev.gonogo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs contests and prints the table; when all of them ran, it is kept as `results.md`. Arguments: the folder of the bench,
 * how often each contender runs, and what the names of the contests begin with, as many as wanted; without any, all.
 */
final class Bench {

    private static final int ROWS = 10_000_000;
    private static final int DUMPED_ROWS = 3_000_000;
    private static final int MORE_DUMPED_ROWS = 20_000_000;
    private static final int CHECKS = 200;
    private static final String HEAD = "| work | program | median (least to most) | gonogo against it | target |\n|---|---|---|---|---|\n";

    private Bench() {}

    /** Makes what a contest needs, when it is its turn. */
    private interface Making {
        Contest contest() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        var tools = new Tools(Path.of(arguments[0]));
        int runs = Integer.parseInt(arguments[1]);
        var wanted = List.of(arguments).subList(2, arguments.length);
        var folder = Files.createTempDirectory("gonogo-bench");
        try (var server = Database.start(folder);
                var older = new OlderServer(folder.resolve("older"), tools)) {
            var lines = new ArrayList<String>();
            for (Making making : contests(folder, tools, new Database(server, "bench"), older, wanted)) {
                lines.addAll(making.contest().held(runs));
            }
            var table = head(runs, tools) + HEAD + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
            System.out.print(table);
            if (wanted.isEmpty()) {
                Files.writeString(Path.of(arguments[0], "results.md"), table);
            }
        } finally {
            Tools.remove(folder);
        }
    }

    private static List<Making> contests(Path folder, Tools tools, Database database, OlderServer older, List<String> wanted)
            throws Exception {
        Map<String, Making> all = new LinkedHashMap<>();
        for (Contest contest : new Starts(Files.createDirectory(folder.resolve("starts")), tools).contests()) {
            all.put(contest.work(), () -> contest);
        }
        var some = new Migrations(Files.createDirectory(folder.resolve("some")), 200, tools, database);
        var many = new Migrations(Files.createDirectory(folder.resolve("many")), 2000, tools, database);
        all.put("migrate, 200 files", () -> some.pending("migrate, 200 files", 1.5, "≤ 1.5 × psql"));
        all.put("migrate, nothing pending", () -> some.nothing("migrate, nothing pending", 0.4, "≤ 0.4 s"));
        all.put("migrate, 2000 files", () -> many.pending("migrate, 2000 files", 1.1, "≤ 1.1 × psql"));
        all.put(CHECKS + " checks", () -> new Checks(folder.resolve("checks"), CHECKS, tools, database).contest());
        for (int rows : List.of(DUMPED_ROWS, MORE_DUMPED_ROWS)) {
            all.put("backup, " + rows, () -> new Backups(folder.resolve("backups-" + rows), rows, tools, older.database()).contest());
        }
        all.put("batch", () -> new Batches(folder.resolve("batches"), ROWS, tools, database).contest());
        all.keySet().removeIf(work -> !wanted.isEmpty() && wanted.stream().noneMatch(work::startsWith));
        return List.copyOf(all.values());
    }

    private static String head(int runs, Tools tools) {
        return "%s, %s, %s, %d processors, %d runs each after one that does not count%n%n"
                .formatted(
                        LocalDate.now(),
                        tools.versions(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        runs);
    }

}
