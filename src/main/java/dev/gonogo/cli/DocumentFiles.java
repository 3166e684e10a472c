package dev.gonogo.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Documents that are written where the caller wants them. */
final class DocumentFiles {

    private DocumentFiles() {}

    static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
        } catch (IOException refused) {
            throw new UncheckedIOException("`" + file + "` cannot be written", refused);
        }
    }
}
