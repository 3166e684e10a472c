package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** `MANIFEST.sha256`: the sum of every file of a run's folder, in the form that `sha256sum -c` reads. */
public final class Manifest {

    static final String NAME = "MANIFEST.sha256";

    private Manifest() {}

    /** Of evidence it is the sum that was recorded when it was kept: what was changed since does not become right by this. */
    public static void write(RunRecord run) {
        write(run.folder(), recorded(run));
    }

    /** @param known sums that are not to be made */
    static void write(RunFolder run, Map<String, String> known) {
        try {
            Files.writeString(run.manifest(), text(sums(run, known)));
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
        if (!Files.exists(run.manifest())) {
            return List.of(
                    "the manifest cannot be read: there is none; a process carries the run out, or was killed: `gonogo resume` goes on with it");
        }
        try {
            var differences = new ArrayList<>(noFiles(run));
            differences.addAll(differences(
                    sums(run, Map.of()), new String(Files.readAllBytes(run.manifest()), StandardCharsets.ISO_8859_1)));
            return differences;
        } catch (IOException unreadable) {
            return List.of("the manifest cannot be read: " + unreadable);
        }
    }

    /** @param sums of every file but the manifest, by their paths @param manifest a character for each byte */
    static List<String> differences(Map<String, String> sums, String manifest) {
        var expected = new String(text(sums).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (manifest.equals(expected)) {
            return List.of();
        }
        var now = new TreeMap<>(sums);
        var differences = new ArrayList<String>();
        var utf8 = new String(manifest.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        for (String line : utf8.lines().toList()) {
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
        return differences.isEmpty() ? List.of("the manifest is not written as it was") : differences;
    }

    private static String text(Map<String, String> sums) {
        return sums.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** What is neither a file nor a folder, such as a link to somewhere else. */
    private static List<String> noFiles(RunFolder run) throws IOException {
        try (Stream<Path> all = Files.walk(run.path())) {
            return all.filter(path -> !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                            && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.equals(run.path()))
                    .map(path -> "`" + run.path().relativize(path) + "` is no file")
                    .toList();
        }
    }

    private static Map<String, String> recorded(RunRecord run) {
        var sums = new HashMap<String, String>();
        run.journal()
                .events()
                .forEach(recorded ->
                        Event.evidence(recorded.event()).forEach(file -> sums.put(file.path(), file.sha256())));
        return sums;
    }

    private static Map<String, String> sums(RunFolder run, Map<String, String> known) throws IOException {
        var sums = new TreeMap<String, String>();
        for (String file : files(run)) {
            if (!file.equals(NAME)) {
                var sum = known.get(file);
                sums.put(file, sum == null ? Digest.of(run.path().resolve(file)) : sum);
            }
        }
        return sums;
    }

    /** Paths of all files of the folder, in order. */
    static List<String> files(RunFolder run) throws IOException {
        try (Stream<Path> files = Files.walk(run.path())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> run.path().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
