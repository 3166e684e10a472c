package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where the files of a server are.
 *
 * @param folder what the caller gave; it holds the owner's file
 * @param home what the server's account keeps data, log and password in: the same folder, or one elsewhere within its
 *     reach
 */
record ClusterFolder(Path folder, Path home) {

    private static final String ELSEWHERE = "elsewhere";
    private static final String ELSEWHERE_PREFIX = "gonogo-cluster-";
    private static final String LOG = "server.log";

    /** What is there, untouched. */
    static ClusterFolder at(Path folder) throws IOException {
        var link = folder.resolve(ELSEWHERE);
        if (Files.isSymbolicLink(link)) {
            var target = Files.readSymbolicLink(link);
            // any other name is not of our making, and removing it would remove what is not ours
            if (target.getFileName().toString().startsWith(ELSEWHERE_PREFIX)) {
                return new ClusterFolder(folder, target);
            }
        }
        return new ClusterFolder(folder, folder);
    }

    /**
     * Takes the folder for this process and this account, creates it when it is new, and ends the server of its last
     * owner.
     */
    static ClusterFolder claim(Path folder, ServerAccount account) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            var ownersOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(ownersOnly));
        }
        var cluster = at(folder.toRealPath());
        cluster.refuseInUse();
        cluster.refuseLost();
        FolderOwner.present().writeTo(cluster.folder);
        cluster.postmaster().stop();
        var reachable = cluster.isCreated() || AccountChoice.reaches(account, cluster.folder.getParent());
        var placed = reachable ? cluster : cluster.elsewhere();
        account.own(placed.home);
        return placed;
    }

    boolean isCreated() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    Path data() {
        return home.resolve("data");
    }

    /** Where a cluster grows until it is complete: not where that of a killed process may still be growing. */
    Path unfinishedData() {
        return home.resolve("data.unfinished-" + ProcessHandle.current().pid());
    }

    Path passwordFile() {
        return home.resolve("password");
    }

    ServerLog log() {
        return new ServerLog(home.resolve(LOG));
    }

    Postmaster postmaster() {
        return new Postmaster(this);
    }

    /** Says that it is nobody's any more; a folder that somebody has removed is nobody's anyway. */
    void release() {
        try {
            FolderOwner.nobody().writeTo(folder);
        } catch (IOException gone) {
            // the next sweep finds out by the process that is named in it
        }
    }

    /** The owner's file goes last, so that a removal that is interrupted can be swept. */
    void delete() throws IOException {
        if (!home.equals(folder)) {
            FileTree.delete(home);
        }
        FileTree.deleteContent(folder, file -> !FolderOwner.isFile(file));
        FileTree.delete(folder);
    }

    private void refuseInUse() {
        var owner = FolderOwner.of(folder).filter(FolderOwner::alive).orElse(null);
        if (owner != null
                && (!owner.equals(FolderOwner.present()) || postmaster().isRunning())) {
            throw new EmbeddedServerException(
                    "already in use by process " + owner.pid(),
                    folder,
                    "",
                    "wait for that process, or take another folder");
        }
    }

    private void refuseLost() {
        if (!Files.isDirectory(home)) {
            var hint = "remove the folder, and what was in the server is gone";
            throw new EmbeddedServerException("its files in `" + home + "` are not there any more", folder, "", hint);
        }
    }

    private ClusterFolder elsewhere() throws IOException {
        var placed = new ClusterFolder(
                folder, Files.createTempDirectory(ELSEWHERE_PREFIX).toRealPath());
        Files.deleteIfExists(folder.resolve(ELSEWHERE));
        Files.deleteIfExists(folder.resolve(LOG));
        Files.createSymbolicLink(folder.resolve(ELSEWHERE), placed.home);
        Files.createSymbolicLink(folder.resolve(LOG), placed.log().file());
        return placed;
    }
}
