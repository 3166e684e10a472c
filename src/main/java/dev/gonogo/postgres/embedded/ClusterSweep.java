package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Ending what processes left behind that did not get to end it themselves. */
record ClusterSweep(Predicate<Path> keep) {

    /** The folders that it removed. */
    List<Path> of(Path clusters) {
        var removed = new ArrayList<Path>();
        for (var folder : abandoned(clusters)) {
            if (sweep(folder)) {
                removed.add(folder);
            }
        }
        return removed;
    }

    private static List<Path> abandoned(Path clusters) {
        if (!Files.isDirectory(clusters)) {
            return List.of();
        }
        try (var folders = Files.list(clusters)) {
            return folders.filter(ClusterSweep::isAbandoned).sorted().toList();
        } catch (IOException problem) {
            throw new EmbeddedServerException(
                    "cannot be swept", clusters, problem.toString(), "see that this account may read the folder");
        }
    }

    private static boolean isAbandoned(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && FolderOwner.of(folder).filter(owner -> !owner.alive()).isPresent();
    }

    private boolean sweep(Path folder) {
        try {
            var cluster = ClusterFolder.at(folder.toRealPath());
            cluster.postmaster().stop();
            if (keep.test(folder)) {
                return false;
            }
            cluster.delete();
            return true;
        } catch (IOException | EmbeddedServerException problem) {
            return false; // the next sweep tries again
        }
    }
}
