package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A run's folder as one file: a zip that `unzip` unpacks to the folder, which `sha256sum -c` accepts. There is one form only
 * in which a folder is bundled, so that every byte of a bundle counts.
 */
public final class Bundle {

    private Bundle() {}

    /** @throws BundleUnusable when the run is under way, or too large */
    public static void write(RunFolder run, Path file) {
        if (!Files.isRegularFile(run.manifest())) {
            throw new BundleUnusable(
                    "the run `%s` has no manifest: a process carries it out, or was killed".formatted(run.id()));
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            var zip = new Zip.Writer(out);
            for (String path : Manifest.files(run)) {
                var content = Files.readAllBytes(run.path().resolve(path));
                zip.entry(run.id() + "/" + path, content, 0, content.length);
            }
            zip.end();
        } catch (IOException refused) {
            throw new BundleUnusable("the bundle `%s` cannot be written: %s".formatted(file, refused.getMessage()));
        }
    }

    /**
     * Verifies a bundle, and in it the folder.
     *
     * @param more looks at the folder, unpacked, when every byte of the bundle is in its place
     */
    static List<String> differences(Path file, Function<RunFolder, List<String>> more) {
        try {
            var bytes = Files.readAllBytes(file);
            var entries = Zip.read(bytes);
            var root = root(entries);
            var differences = differences(bytes, entries, root);
            return differences.isEmpty() ? unpacked(bytes, entries, root, more) : differences;
        } catch (IOException damaged) {
            return List.of("the bundle is damaged: " + damaged.getMessage());
        }
    }

    /** Every entry is in the one folder, under a plain path, in order. */
    private static String root(List<Zip.Entry> entries) throws IOException {
        var names = entries.stream().map(Zip.Entry::name).toList();
        if (names.isEmpty()) {
            throw new IOException("it holds nothing");
        }
        var root = names.get(0).substring(0, names.get(0).indexOf('/') + 1);
        boolean ordered = names.equals(names.stream().distinct().sorted().toList());
        boolean plain = names.stream()
                .allMatch(name -> name.startsWith(root)
                        && Arrays.stream(name.split("/", -1))
                                .noneMatch(part -> part.isEmpty()
                                        || part.equals(".")
                                        || part.equals("..")
                                        || part.indexOf('\0') >= 0));
        if (root.isEmpty() || !ordered || !plain) {
            throw new IOException("it holds something else than the folder of a run");
        }
        return root;
    }

    private static List<String> differences(byte[] bytes, List<Zip.Entry> entries, String root) {
        var sums = new TreeMap<String, String>();
        var manifest = "";
        for (Zip.Entry entry : entries) {
            var name = entry.name().substring(root.length());
            var content = Arrays.copyOfRange(bytes, entry.from(), entry.from() + entry.length());
            if (name.equals(Manifest.NAME)) {
                manifest = new String(content, StandardCharsets.ISO_8859_1);
            } else {
                sums.put(name, Digest.of(content));
            }
        }
        return Manifest.differences(sums, manifest);
    }

    private static List<String> unpacked(
            byte[] bytes, List<Zip.Entry> entries, String root, Function<RunFolder, List<String>> more)
            throws IOException {
        var folder = Files.createTempDirectory("gonogo-bundle");
        try {
            for (Zip.Entry entry : entries) {
                var file = folder.resolve(entry.name());
                Files.createDirectories(file.getParent());
                Files.write(file, Arrays.copyOfRange(bytes, entry.from(), entry.from() + entry.length()));
            }
            return more.apply(new RunFolder(folder.resolve(root)));
        } finally {
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException refused) {
                    throw new UncheckedIOException(refused);
                }
            });
        }
    }
}
