package dev.gonogo.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Not a command: does what commands do most, so that the archive that the launcher lets Java make of its classes holds what
 * they need. Arguments: a runbook to check, and one to run.
 */
public final class StartupClasses {

    private StartupClasses() {}

    public static void main(String[] arguments) throws IOException {
        System.setProperty("picocli.disable.closures", "true");
        var scratch = Files.createTempDirectory("gonogo-classes");
        try {
            var book = neverSeen(Path.of(arguments[0]), scratch.resolve("book"));
            // the second time finds in the cache what the first has put there
            gonogo(scratch, "check", book);
            gonogo(scratch, "check", book);
            gonogo(scratch, "run", arguments[1], "--answers");
        } finally {
            remove(scratch);
        }
    }

    private static void gonogo(Path scratch, String... arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var all = Stream.concat(
                Stream.of(arguments),
                Stream.of("--home", scratch.resolve("home").toString()));
        new CommandLineProgram(nowhere, nowhere, Map.of()).run(all.toArray(String[]::new));
    }

    /** A copy of a runbook that the cache cannot have, so that it is compiled. */
    private static String neverSeen(Path runbook, Path copy) throws IOException {
        try (var all = Files.walk(runbook)) {
            for (var path : all.toList()) {
                Files.copy(path, copy.resolve(runbook.relativize(path)));
            }
        }
        Files.writeString(
                copy.resolve("runbook.groovy"), "\n// " + System.nanoTime() + "\n", StandardOpenOption.APPEND);
        return copy.toString();
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
