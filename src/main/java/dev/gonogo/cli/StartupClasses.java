package dev.gonogo.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
            // the second time finds in the cache what the first has put there
            gonogo(scratch, "check", arguments[0]);
            gonogo(scratch, "check", arguments[0]);
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
        new CommandLineProgram(nowhere, nowhere, Map.of("XDG_CACHE_HOME", scratch.toString()))
                .run(all.toArray(String[]::new));
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
