package dev.gonogo.postgres;

import java.util.HashSet;
import java.util.Set;

/** Processes that run now for one purpose, to be ended together; one that begins behind that is ended too. Thread-safe. */
final class RunningPrograms {

    private final Set<Process> running = new HashSet<>();
    private boolean over;

    synchronized void add(Process process) {
        running.add(process);
        if (over) {
            process.destroy();
        }
    }

    synchronized void remove(Process process) {
        running.remove(process);
    }

    synchronized void end() {
        over = true;
        running.forEach(Process::destroy);
    }
}
