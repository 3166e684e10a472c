package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The process that a folder belongs to, as the folder's file `owner` names it.
 *
 * @param birth tells it from a later process of the same number
 * @param realm where that number has a meaning
 */
record FolderOwner(long pid, String birth, String realm) {

    private static final String FILE = "owner";
    private static final long NO_PROCESS = -1;

    static FolderOwner present() {
        var pid = ProcessHandle.current().pid();
        return new FolderOwner(pid, ProcessBirth.of(pid).orElse(""), ProcessBirth.realm());
    }

    /** Nobody any more: the folder may be swept, or started in by the next process. */
    static FolderOwner nobody() {
        return new FolderOwner(NO_PROCESS, "", ProcessBirth.realm());
    }

    /** Empty when the folder has no owner's file, or one that cannot be read. */
    static Optional<FolderOwner> of(Path folder) {
        try {
            var lines = Files.readAllLines(folder.resolve(FILE));
            return lines.size() == 3
                    ? Optional.of(new FolderOwner(Long.parseLong(lines.get(0)), lines.get(1), lines.get(2)))
                    : Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    static boolean isFile(Path file) {
        return file.endsWith(FILE);
    }

    void writeTo(Path folder) throws IOException {
        var beside = Files.createTempFile(folder, FILE, null);
        Files.writeString(beside, pid + "\n" + birth + "\n" + realm + "\n");
        Files.move(beside, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** An owner on another machine or in another container cannot be looked up and counts as alive. */
    boolean alive() {
        return !realm.equals(ProcessBirth.realm())
                || pid != NO_PROCESS
                        && ProcessBirth.of(pid).filter(birth::equals).isPresent();
    }
}
