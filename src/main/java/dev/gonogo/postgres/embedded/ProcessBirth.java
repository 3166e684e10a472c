package dev.gonogo.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What tells a process from another that later got its number, without trusting the wall clock where the kernel offers
 * better.
 */
final class ProcessBirth {

    /** Its place in `/proc/<pid>/stat`, counted from the state, which follows the name in brackets. */
    private static final int START_TICKS = 19;

    private ProcessBirth() {}

    /** Empty when no such process lives; one that has ended and only waits for its parent does not live. */
    static Optional<String> of(long pid) {
        var stat = text(Path.of("/proc", Long.toString(pid), "stat"));
        if (stat.isEmpty()) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().startInstant())
                    .map(Object::toString);
        }
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        var ended = fields[0].equals("Z") || fields[0].equals("X");
        return ended
                ? Optional.empty()
                : Optional.of(text(Path.of("/proc/sys/kernel/random/boot_id")) + "/" + fields[START_TICKS]);
    }

    /** Where process numbers mean the same: the machine, and on Linux the container. */
    static String realm() {
        return text(Path.of("/etc/machine-id")) + "/" + linkTarget(Path.of("/proc/self/ns/pid"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException absent) {
            return "";
        }
    }

    private static String linkTarget(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException absent) {
            return "";
        }
    }
}
