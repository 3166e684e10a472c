package dev.gonogo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Runs contests and prints the table. Arguments: the folder of the bench, how often each contender runs, and what the names
 * of the contests begin with, as many as wanted; without any, all.
 */
final class Bench {

    private static final int ROWS = 10_000_000;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var tools = new Tools(Path.of(arguments[0]));
        int runs = Integer.parseInt(arguments[1]);
        var folder = Files.createTempDirectory("gonogo-bench");
        var server = Database.start(folder);
        try {
            var database = new Database(server, "bench");
            var contests = new ArrayList<Contest>(new Starts(Files.createDirectory(folder.resolve("starts")), tools).contests());
            var some = new Migrations(Files.createDirectory(folder.resolve("some")), 200, tools, database);
            contests.add(some.pending(1.5, "≤ 1.5 × psql"));
            contests.add(some.nothing(0.4, "≤ 0.4 s"));
            contests.add(new Migrations(Files.createDirectory(folder.resolve("many")), 2000, tools, database)
                    .pending(1.1, "≤ 1.1 × psql"));
            contests.add(new Batches(Files.createDirectory(folder.resolve("batches")), ROWS, tools, database)
                    .changed(1.15, "≤ 1.15 × the procedure"));
            var wanted = List.of(arguments).subList(2, arguments.length);
            contests.removeIf(contest ->
                    !wanted.isEmpty() && wanted.stream().noneMatch(contest.work()::startsWith));
            print(contests, runs);
        } finally {
            server.remove();
            remove(folder);
        }
    }

    private static void print(List<Contest> contests, int runs) {
        var lines = new ArrayList<>(List.of("| work | program | median (least to most) | gonogo against it | target |", "|---|---|---|---|---|"));
        contests.forEach(contest -> lines.addAll(contest.held(runs)));
        System.out.printf(
                "%s, Java %s, %s, %d processors, %d runs each%n%n",
                LocalDate.now(),
                Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                runs);
        lines.forEach(System.out::println);
    }

    private static void remove(Path folder) throws Exception {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
