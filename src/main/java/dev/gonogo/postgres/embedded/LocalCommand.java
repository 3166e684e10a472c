package dev.gonogo.postgres.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A program of this machine with its arguments, run where the caller's locale and PostgreSQL variables do not reach it.
 */
record LocalCommand(List<String> words) {

    /** How it ended, and all that it printed. */
    record Outcome(int status, String output) {

        boolean passed() {
            return status == 0;
        }
    }

    LocalCommand {
        words = List.copyOf(words);
    }

    static LocalCommand of(String... words) {
        return new LocalCommand(List.of(words));
    }

    /** Runs it to its end without input; a program that is not there gives the shell's status for that, 127. */
    Outcome run(Path directory) {
        try {
            var nothing = new File("/dev/null");
            var process = in(directory)
                    .redirectInput(nothing)
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.onExit().join().exitValue(), output.strip());
        } catch (IOException problem) {
            return new Outcome(127, problem.getMessage());
        }
    }

    /** Ready to start; the working folder must be one that the program's account may enter. */
    ProcessBuilder in(Path directory) {
        var builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }
}
