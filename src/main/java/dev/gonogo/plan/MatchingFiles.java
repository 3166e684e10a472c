package dev.gonogo.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of a folder by a path of which the last part may be a pattern, as `benchmarks/*.sql`. */
final class MatchingFiles {

    private final Path folder;

    MatchingFiles(Path folder) {
        this.folder = folder;
    }

    /** Paths relative to the folder, by name; none when there is no such file. */
    List<String> of(String pattern) {
        var parent = pattern.substring(0, pattern.lastIndexOf('/') + 1);
        var within = folder.resolve(parent);
        var found = new ArrayList<String>();
        if (Files.isDirectory(within)) {
            try (var files = Files.newDirectoryStream(within, pattern.substring(parent.length()))) {
                for (var file : files) {
                    if (Files.isRegularFile(file)) {
                        found.add(parent + file.getFileName());
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        found.sort(null);
        return found;
    }
}
