package dev.gonogo.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the programs are that are compared. */
record Tools(Path bench) {

    /** By its launcher, as people call it. */
    List<String> gonogo(String... arguments) {
        return command(bench.resolve("../gonogo").normalize().toString(), arguments);
    }

    /** A main class of the bench, on the JDK that runs it. */
    List<String> java(String main, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = bench.resolve("target/classes") + File.pathSeparator + bench.resolve("target/lib") + "/*";
        var command = new ArrayList<>(List.of(java, "-cp", classes, "dev.gonogo.bench." + main));
        command.addAll(List.of(arguments));
        return command;
    }

    Optional<String> psql() {
        return onPath("psql");
    }

    Optional<String> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** A program that npm has installed. */
    Optional<String> node(String program) {
        return Optional.of(bench.resolve("target/npm/node_modules/.bin").resolve(program))
                .filter(Files::isExecutable)
                .map(Path::toString);
    }

    /** What is compared, as each says of itself; npm's as `package.json` has them. */
    String versions() {
        var said = new ArrayList<String>();
        said.add("Gonogo and the others that need Java on " + Runtime.version());
        for (String program : List.of("psql", "sqitch", "pg_prove")) {
            onPath(program).ifPresent(path -> said.add(said(path)));
        }
        for (String program : List.of("dbmate", "node-pg-migrate")) {
            node(program).ifPresent(path -> said.add(program + " " + packaged(program)));
        }
        return String.join(", ", said);
    }

    private String packaged(String program) {
        try {
            var described = Files.readString(bench.resolve("target/npm/node_modules").resolve(program).resolve("package.json"));
            return described.replaceFirst("(?s).*?\"version\": *\"([^\"]*)\".*", "$1");
        } catch (IOException unreadable) {
            return "of an unknown version";
        }
    }

    private static String said(String program) {
        try {
            var process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse(program).replaceAll(" \\([^)]*\\)", "");
        } catch (IOException unusable) {
            return program;
        }
    }

    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }
}
