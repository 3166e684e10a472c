package dev.gonogo.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Which build of Gonogo this is: another build may make something else of the same text. */
final class Build {

    static final String ID = id();

    private Build() {}

    private static String id() {
        try {
            var origin = Path.of(Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(origin) ? ofClasses(origin) : stamp(origin);
        } catch (IOException | java.net.URISyntaxException unreadable) {
            return Long.toString(System.nanoTime());
        }
    }

    private static String ofClasses(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(Build::stamp)
                    .sorted()
                    .reduce("", (all, one) -> Integer.toHexString((all + one).hashCode()));
        }
    }

    private static String stamp(Path file) {
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
