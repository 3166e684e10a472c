package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Archives unpacked into one folder, each once. Several processes may unpack the same one at once: each does it in a
 * folder of its own, and the first to finish gives its work the name that the others find.
 */
record BinaryUnpacking(Path binaries) {

    private static final String UNFINISHED = "unpacking-";

    /** The folder that holds the archive's `bin`, `lib` and `share`. */
    Path of(BinaryArchive archive) throws IOException {
        var unpacked = binaries.toAbsolutePath().resolve(archive.identity());
        if (!Files.isDirectory(unpacked)) {
            Files.createDirectories(binaries);
            removeAbandoned();
            unpack(archive, unpacked);
        }
        return unpacked.toRealPath();
    }

    private void unpack(BinaryArchive archive, Path unpacked) throws IOException {
        var beside = Files.createTempDirectory(binaries, UNFINISHED);
        try {
            FolderOwner.present().writeTo(beside);
            var programs = Files.createDirectory(beside.resolve("programs"));
            try (var packed = archive.open()) {
                new TarExtraction(programs).extract(packed);
            }
            publish(programs, unpacked);
        } finally {
            FileTree.delete(beside);
        }
    }

    private static void publish(Path programs, Path unpacked) throws IOException {
        try {
            Files.move(programs, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException problem) {
            throw problem;
        } catch (FileSystemException problem) {
            if (!Files.isDirectory(unpacked)) { // else another process was faster, with the same content
                throw problem;
            }
        }
    }

    private void removeAbandoned() throws IOException {
        try (var unfinished = Files.newDirectoryStream(binaries, UNFINISHED + "*")) {
            for (var folder : unfinished) {
                if (FolderOwner.of(folder).filter(owner -> !owner.alive()).isPresent()) {
                    FileTree.delete(folder);
                }
            }
        }
    }
}
