package dev.gonogo;

import dev.gonogo.sql.ScriptFiles;
import dev.gonogo.sql.lint.LintFile;
import dev.gonogo.sql.lint.WayBack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** SQL files and folders of them, read in the order in which they run: by name, and the ways back behind. */
final class SqlPaths {

    private SqlPaths() {}

    static List<LintFile> read(List<Path> named) {
        return named.stream()
                .flatMap(SqlPaths::files)
                .distinct()
                .map(SqlPaths::read)
                .sorted(Comparator.comparing(LintFile::back))
                .toList();
    }

    private static Stream<Path> files(Path named) {
        if (Files.isRegularFile(named)) {
            return Stream.of(named);
        }
        if (!Files.isDirectory(named)) {
            throw new NoSuchSqlFile(named, false);
        }
        try (var inside = Files.walk(named)) {
            var files = inside.filter(file -> file.toString().endsWith(".sql"))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
            if (files.isEmpty()) {
                throw new NoSuchSqlFile(named, true);
            }
            return files.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("`%s` cannot be listed".formatted(named), unreadable);
        }
    }

    private static LintFile read(Path file) {
        try {
            return LintFile.read(file.toString(), Files.readAllBytes(file), WayBack.is(file), path -> {
                var included = file.resolveSibling(path);
                return new ScriptFiles.Content(included.toString(), Files.readAllBytes(included));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException("`%s` cannot be read".formatted(file), unreadable);
        }
    }
}
