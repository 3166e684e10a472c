package dev.gonogo.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was made of something, on disk, each under the hash of what it was made of and of the build that made it. It is
 * believed, so a folder that anyone else may write to is not used. One that cannot be read or written only costs the time of
 * making it again. Thread-safe, also between processes.
 */
public final class KeptFiles {

    private static final int DIGEST_BYTES = 32;
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final String kind;
    private final String build;

    /**
     * @param folder a folder of the user's own; created when missing
     * @param kind the end of the files' names
     */
    public KeptFiles(Path folder, String kind) {
        this(folder, kind, Build.ID);
    }

    /** @param build what makes it: another build may make something else */
    public KeptFiles(Path folder, String kind, String build) {
        this.folder = folder;
        this.kind = kind;
        this.build = build;
    }

    /** What was made of these texts; empty when it is not there, or not whole. */
    public Optional<byte[]> get(List<String> of) {
        var file = file(of);
        if (!isPrivate() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return whole(Files.readAllBytes(file));
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
        boolean right = Arrays.equals(sha256().digest(body), Arrays.copyOf(content, DIGEST_BYTES));
        return right ? Optional.of(body) : Optional.empty();
    }

    public void put(List<String> of, byte[] made) {
        try {
            createPrivate();
            if (isPrivate()) {
                var temporary = Files.createTempFile(folder, kind, ".tmp");
                try (var file = Files.newOutputStream(temporary)) {
                    file.write(sha256().digest(made));
                    file.write(made);
                }
                Files.move(temporary, file(of), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException | UnsupportedOperationException unwritable) {
            // the next start makes it again
        }
    }

    private void createPrivate() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWN));
        }
    }

    private boolean isPrivate() {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder).equals(ThisUser.principal())
                    && isClosed(Files.getPosixFilePermissions(folder));
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** One that others may only read is closed to them first. */
    private boolean isClosed(Set<PosixFilePermission> permissions) throws IOException {
        boolean unchanged = Collections.disjoint(permissions, OF_OTHERS);
        if (unchanged && !permissions.equals(OWN)) {
            Files.setPosixFilePermissions(folder, OWN);
        }
        return unchanged;
    }

    private Path file(List<String> of) {
        var digest = sha256();
        digest.update(build.getBytes(StandardCharsets.UTF_8));
        of.forEach(text -> {
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        });
        return folder.resolve(HexFormat.of().formatHex(digest.digest()) + "." + kind);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
