package dev.gonogo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What people wait for before anything happens, and for a report. */
final class Starts {

    private static final int STEPS = 10_000;
    private static final int STATEMENTS = 10_000;
    private static final String[] RUN = {"run", "steps", "--answers", "steps/answers.json", "--home", "home"};
    private static final Contender.Step NOTHING = () -> {};

    private final Path folder;
    private final Tools tools;

    Starts(Path folder, Tools tools) throws IOException {
        this.folder = folder;
        this.tools = tools;
        Files.writeString(Files.createDirectories(folder.resolve("long")).resolve("runbook.groovy"), longRunbook());
        Files.writeString(folder.resolve("many.sql"), manyStatements());
        Files.writeString(
                Files.createDirectories(folder.resolve("steps")).resolve("runbook.groovy"), """
                runbook('steps') {
                  target('embedded') { embedded() }
                  phase('P') {
                    task('T-1', 'steps') { (1..%d).each { int number -> manual("step $number") { } } }
                  }
                }
                """.formatted(STEPS));
        Files.writeString(
                folder.resolve("steps/answers.json"),
                IntStream.rangeClosed(1, STEPS)
                        .mapToObj("{\"step\": \"T-1/step-%d\", \"answer\": \"yes\"}"::formatted)
                        .collect(Collectors.joining(",\n", "{\"answers\": [", "]}")));
    }

    List<Contest> contests() {
        var cached = Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return List.of(
                one("gonogo --help", "≤ 0.2 s", 0.2, Map.of(), NOTHING, "--help"),
                one("check, 300 lines, cached", "≤ 0.4 s", 0.4, cached, NOTHING, "check", "long"),
                one("check, 300 lines, anew", "≤ 1.3 s", 1.3, cached, this::forget, "check", "long"),
                one("lint, 10 000 statements", "≤ 2 s", 2, cached, this::forget, "lint", "many.sql"),
                steps(),
                one("report of 10 000 steps", "≤ 1 s", 1, Map.of(), this::mustHaveRun, "report", "--home", "home"));
    }

    /** Twice: in the memory that Java takes of itself, and in a quarter of a gigabyte. */
    private Contest steps() {
        var small = Map.of("JDK_JAVA_OPTIONS", "-Xmx256m");
        return new Contest("10 000 steps with journal", "≤ 1 ms a step", 10, "", List.of(
                new Contender("gonogo", tools.gonogo(RUN), Map.of(), folder, NOTHING, NOTHING),
                new Contender("gonogo, heap of 256 MB", tools.gonogo(RUN), small, folder, NOTHING, NOTHING)));
    }

    private Contest one(
            String work, String target, double limit, Map<String, String> environment, Contender.Step before, String... arguments) {
        return new Contest(
                work,
                target,
                limit,
                "",
                List.of(new Contender("gonogo", tools.gonogo(arguments), environment, folder, before, NOTHING)));
    }

    private void mustHaveRun() throws Exception {
        if (!Files.isDirectory(folder.resolve("home"))) {
            one("", "", 0, Map.of(), NOTHING, RUN).contenders().get(0).seconds();
        }
    }

    private void forget() throws IOException {
        for (String kept : List.of("compiled", "linted")) {
            var cache = folder.resolve("cache/gonogo").resolve(kept);
            if (Files.isDirectory(cache)) {
                try (var all = Files.walk(cache)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        }
    }

    private static String longRunbook() {
        var text = new StringBuilder("""
                runbook('long') {
                  title 'A runbook of three hundred lines'
                  role 'dba', 'Database Admin'
                  target('embedded') { embedded() }
                  phase('P') {
                """);
        for (int task = 1; task <= 29; task++) {
            text.append("""
                        task('T-%1$d', 'task %1$d') {
                          role 'dba'; estimate 5.minutes
                          sql('change %1$d') {
                            statement 'create table public.t%1$d (id int primary key, body text not null)'
                          }
                          check('check %1$d') {
                            query 'select count(*) from public.t%1$d'
                            expect { scalar == 0 }
                          }
                        }
                    """.formatted(task));
        }
        return text.append("  }\n}\n").toString();
    }

    private static String manyStatements() {
        var text = new StringBuilder();
        for (int number = 1; number <= STATEMENTS / 2; number++) {
            text.append("create table public.t%1$d (id bigint primary key, name text not null);\n".formatted(number));
            text.append("alter table public.t%1$d add column at timestamptz not null default now();\n".formatted(number));
        }
        return text.toString();
    }
}
