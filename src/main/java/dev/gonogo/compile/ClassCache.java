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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Compiled runbooks on disk, each under the hash of its text and of what compiled it. Its files are run, so a folder that
 * anyone else may write to is not used. A cache that cannot be read or written only costs the time of a compile.
 */
final class ClassCache {

    private static final int DIGEST_BYTES = 32;

    private final Path folder;
    private final String build;

    ClassCache(Path folder) {
        this(folder, Build.ID);
    }

    /** @param build what compiles: another build may compile the same text to something else */
    ClassCache(Path folder, String build) {
        this.folder = folder;
        this.build = build;
    }

    Optional<CompiledRunbook> get(SourceText text) {
        var file = folder.resolve(key(text));
        if (!isPrivate() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return whole(Files.readAllBytes(file)).map(ClassCache::read);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** What stands behind the digest, when the digest is the right one. */
    private static Optional<byte[]> whole(byte[] content) {
        if (content.length < DIGEST_BYTES) {
            return Optional.empty();
        }
        var body = Arrays.copyOfRange(content, DIGEST_BYTES, content.length);
        boolean right = Arrays.equals(digest(body), Arrays.copyOf(content, DIGEST_BYTES));
        return right ? Optional.of(body) : Optional.empty();
    }

    private static CompiledRunbook read(byte[] body) {
        try {
            return CompiledRunbook.read(new DataInputStream(new ByteArrayInputStream(body)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void put(SourceText text, CompiledRunbook compiled) {
        try {
            createPrivate();
            if (isPrivate()) {
                var body = new ByteArrayOutputStream();
                compiled.write(new DataOutputStream(body));
                var temporary = Files.createTempFile(folder, "compiled", ".tmp");
                try (var file = Files.newOutputStream(temporary)) {
                    file.write(digest(body.toByteArray()));
                    body.writeTo(file);
                }
                Files.move(temporary, folder.resolve(key(text)), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException | UnsupportedOperationException unwritable) {
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
                    && Files.getOwner(folder).equals(ThisUser.principal());
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private String key(SourceText text) {
        var parts = String.join("\0", GroovySystem.getVersion(), build, text.text());
        return HexFormat.of().formatHex(digest(parts.getBytes(StandardCharsets.UTF_8))) + ".classes";
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
