package dev.gonogo.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sum of a big file, made by a Java process of its own, which compiles as well as it can. Gonogo's commands run with the
 * compiler that is ready soonest, and that one's sums take ten times as long: at 150 MB a second, backups are waited for.
 */
final class SumProcess {

    /** In bytes; a smaller file has its sum before a process has begun. */
    static final long WORTH_IT = 32L << 20;

    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

    private SumProcess() {}

    /** Empty when no such process can be had: then this one is to do it. */
    static Optional<String> of(Path file) {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java");
            var command = List.of(
                    java.toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx32m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SumProcess.class.getName());
            var process = new ProcessBuilder(command)
                    .redirectInput(file.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Optional.of(said).filter(sum -> SUM.matcher(sum).matches());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Prints the sum of what it is given as its input. */
    public static void main(String[] none) throws IOException {
        System.out.print(Digest.of(System.in));
    }
}
