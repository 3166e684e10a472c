package dev.gonogo.compile;

import groovy.lang.GroovySystem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Compiled runbooks on disk, each under the hash of its text and of what compiled it. Its files are run, so a folder that
 * anyone else may write to is not used. A cache that cannot be read or written only costs the time of a compile.
 */
final class ClassCache {

    private final Path folder;

    ClassCache(Path folder) {
        this.folder = folder;
    }

    Optional<CompiledRunbook> get(SourceText text) {
        var file = folder.resolve(key(text));
        if (!isPrivate() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            var content = Files.readAllBytes(file);
            return Optional.of(CompiledRunbook.read(new DataInputStream(new ByteArrayInputStream(content))));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    void put(SourceText text, CompiledRunbook compiled) {
        try {
            createPrivate();
            if (isPrivate()) {
                var content = new ByteArrayOutputStream();
                compiled.write(new DataOutputStream(content));
                var temporary = Files.createTempFile(folder, "compiled", ".tmp");
                Files.write(temporary, content.toByteArray());
                Files.move(temporary, folder.resolve(key(text)), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException unwritable) {
            // the next start compiles again
        }
    }

    private void createPrivate() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private boolean isPrivate() {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))
                            .endsWith("------")
                    && Files.getOwner(folder).equals(Files.getOwner(ownFile()));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** A file that this process has just made, whose owner is therefore its user. */
    private static Path ownFile() throws IOException {
        var file = Files.createTempFile("gonogo", "");
        file.toFile().deleteOnExit();
        return file;
    }

    private static String key(SourceText text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {GroovySystem.getVersion(), Build.ID, text.text()}) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest()) + ".classes";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
