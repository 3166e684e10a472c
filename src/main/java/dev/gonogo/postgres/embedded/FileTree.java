package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** What is done to a folder and all that is in it; symbolic links are taken as they are and never followed. */
final class FileTree {

    private FileTree() {}

    /** Removes it; nothing happens where there is nothing. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        fromBelow(root, Files::deleteIfExists);
    }

    /** Removes what is directly in the folder and is of the kind, with all that is in that. */
    static void deleteContent(Path folder, DirectoryStream.Filter<Path> kind) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var content = Files.newDirectoryStream(folder, kind)) {
                for (var path : content) {
                    delete(path);
                }
            }
        }
    }

    /** Copies it with its modes to a place that does not exist yet. */
    static void copy(Path root, Path target) throws IOException {
        try (var paths = Files.walk(root)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                Files.copy(
                        path,
                        target.resolve(root.relativize(path)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** Gives it to a user of the system; only root can. */
    static void give(Path root, String user) throws IOException {
        var owner = root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        fromBelow(root, path -> Files.setAttribute(path, "posix:owner", owner, LinkOption.NOFOLLOW_LINKS));
    }

    /** Brings the names of what is directly in the folder to the disk, as it should be when the machine stops. */
    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    /** The same of every file and folder in it. */
    static void forceAll(Path root) throws IOException {
        fromBelow(root, FileTree::force);
    }

    private interface Action {
        void on(Path path) throws IOException;
    }

    /** What is removed meanwhile by somebody else is left out. */
    private static void fromBelow(Path root, Action action) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return visit(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
                return visit(folder);
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                return unlessGone(problem);
            }

            private FileVisitResult visit(Path path) throws IOException {
                try {
                    action.on(path);
                    return FileVisitResult.CONTINUE;
                } catch (IOException problem) {
                    return unlessGone(problem);
                }
            }
        });
    }

    private static FileVisitResult unlessGone(IOException problem) throws IOException {
        if (problem instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw problem;
    }
}
