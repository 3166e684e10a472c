package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** `MANIFEST.sha256`: the sum of every file of a run's folder, in the form that `sha256sum -c` reads. */
public final class Manifest {

    private Manifest() {}

    public static void write(RunFolder run) {
        try {
            var lines = sums(run).entrySet().stream()
                    .map(file -> file.getValue() + "  " + file.getKey())
                    .collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(run.manifest(), lines);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** To be said before the folder is written to again: until it is written anew, there is none. */
    public static void remove(RunFolder run) {
        try {
            Files.deleteIfExists(run.manifest());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Every changed, missing or added file, one sentence each; none when the folder is as it was. */
    public static List<String> differences(RunFolder run) {
        try {
            var now = sums(run);
            var differences = new ArrayList<String>();
            for (String line : Files.readAllLines(run.manifest())) {
                var parts = line.split("  ", 2);
                var sum = parts.length == 2 ? now.remove(parts[1]) : null;
                if (parts.length < 2) {
                    differences.add("the manifest has a line that is none: `" + line + "`");
                } else if (sum == null) {
                    differences.add("`" + parts[1] + "` is missing");
                } else if (!sum.equals(parts[0])) {
                    differences.add("`" + parts[1] + "` was changed");
                }
            }
            now.keySet().forEach(added -> differences.add("`" + added + "` was added"));
            return differences;
        } catch (IOException unreadable) {
            return List.of("the manifest cannot be read: " + unreadable);
        }
    }

    private static Map<String, String> sums(RunFolder run) throws IOException {
        var sums = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(run.path())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.equals(run.manifest())) {
                    sums.put(run.path().relativize(file).toString(), Digest.of(file));
                }
            }
        }
        return sums;
    }
}
