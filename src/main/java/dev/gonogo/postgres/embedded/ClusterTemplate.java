package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A cluster as `initdb` made it, kept beside the programs of its version, for copies of it are made in a fraction of the
 * time. All clusters of one user, account and version have its password and its system identifier.
 */
record ClusterTemplate(Path folder) {

    /** To be raised when `initdb` is told something else. */
    private static final int EDITION = 1;

    /** Accounts differ in who owns the files. */
    static ClusterTemplate beside(Path programs, ServerAccount account) {
        var owner = account.title().replaceAll("\\W+", "-");
        return new ClusterTemplate(
                programs.resolveSibling(programs.getFileName() + "." + owner + ".cluster-" + EDITION));
    }

    /** Copies data and password. False when there is nothing to be copied. */
    boolean copyTo(ClusterFolder cluster) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        Files.deleteIfExists(cluster.passwordFile());
        FileTree.copy(password(folder), cluster.passwordFile());
        FileTree.copy(data(folder), cluster.unfinishedData());
        return true;
    }

    /** Keeps a copy of a cluster that no server has run on. One that cannot be kept is made anew the next time. */
    void keep(ClusterFolder cluster) throws IOException {
        var unfinished = folder.resolveSibling(
                folder.getFileName() + "-" + ProcessHandle.current().pid());
        try {
            FileTree.delete(unfinished);
            Files.createDirectory(unfinished);
            FileTree.copy(cluster.passwordFile(), password(unfinished));
            FileTree.copy(cluster.unfinishedData(), data(unfinished));
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException keptByAnother) {
            FileTree.delete(unfinished);
        }
    }

    private static Path password(Path of) {
        return of.resolve("password");
    }

    private static Path data(Path of) {
        return of.resolve("data");
    }
}
