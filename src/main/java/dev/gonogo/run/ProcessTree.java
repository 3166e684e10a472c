package dev.gonogo.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program with all that it has started and that has not left it. */
final class ProcessTree {

    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 10;

    private final ProcessHandle program;
    private final Consumer<String> told;

    /** @param told is told of each thing that is done to end it, and of the proof */
    ProcessTree(ProcessHandle program, Consumer<String> told) {
        this.program = program;
        this.told = told;
    }

    /**
     * Asks all of it to end, kills what is there after the grace, and waits at most ten seconds until all is gone.
     *
     * @return whether all is gone
     */
    boolean end(Duration grace) {
        var asked = living();
        asked.forEach(ProcessHandle::destroy);
        told.accept("asked to end: " + numbers(asked));
        var left = left(asked, grace);
        if (!left.isEmpty()) {
            left.forEach(ProcessHandle::destroyForcibly);
            told.accept("killed: " + numbers(left));
            left = left(left, LONGEST_END);
        }
        told.accept(left.isEmpty() ? "all are gone" : "still there, look for them: " + numbers(left));
        return left.isEmpty();
    }

    private List<ProcessHandle> living() {
        return Stream.concat(Stream.of(program), program.descendants())
                .filter(ProcessTree::isThere)
                .toList();
    }

    /** Those that are there at the end of the time, with what they may have started in it; none as soon as none is. */
    private static List<ProcessHandle> left(List<ProcessHandle> processes, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        var left = withChildren(processes);
        while (!left.isEmpty() && System.nanoTime() - end < 0 && pause()) {
            left = withChildren(left);
        }
        return left;
    }

    private static List<ProcessHandle> withChildren(List<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .filter(ProcessTree::isThere)
                .toList();
    }

    /** One that has ended and that nobody has asked for its status is there only by its number. */
    private static boolean isThere(ProcessHandle process) {
        return process.isAlive() && !hasEnded(process.pid());
    }

    private static boolean hasEnded(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException noSuchFile) {
            return false;
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String numbers(List<ProcessHandle> processes) {
        return processes.stream().map(process -> "process " + process.pid()).collect(Collectors.joining(", "));
    }
}
