package dev.gonogo.postgres.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * One `.txz` extracted into an empty folder with its modes and symbolic links. Whatever would leave that folder is
 * refused.
 */
final class TarExtraction {

    private final Path root;
    private final Map<Path, Path> links = new LinkedHashMap<>();

    TarExtraction(Path root) {
        this.root = root;
    }

    void extract(InputStream txz) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(txz)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(entry, tar);
            }
        }
        for (var link : links.entrySet()) { // last, so that nothing is ever written through one
            Files.createSymbolicLink(link.getKey(), link.getValue());
        }
    }

    private void place(TarArchiveEntry entry, InputStream content) throws IOException {
        var target = inside(root.resolve(entry.getName()), entry);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        } else {
            Files.createDirectories(target.getParent());
            placeFile(entry, content, target);
        }
    }

    private void placeFile(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isSymbolicLink()) {
            inside(target.resolveSibling(entry.getLinkName()), entry);
            links.put(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile() && !entry.isLink()) {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        } else {
            throw new IOException("the archive's entry `" + entry.getName() + "` is no file, folder or symbolic link");
        }
    }

    private Path inside(Path path, TarArchiveEntry entry) throws IOException {
        var normal = path.normalize();
        if (!normal.startsWith(root)) {
            throw new IOException(
                    "the archive's entry `" + entry.getName() + "` leaves the folder that it is unpacked into");
        }
        return normal;
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (var permission :
                PosixFilePermission.values()) { // declared from the owner's read, 0400, to the others' execute, 0001
            if ((mode & (0400 >> permission.ordinal())) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}
