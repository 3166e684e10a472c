package dev.gonogo.cli;

import dev.gonogo.run.Pause;
import dev.gonogo.run.Printer;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.RecordedJournal;
import dev.gonogo.trail.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;

/** Shows what another process writes into the journal of a run. Reads only. */
final class Follower {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final RunFolder folder;
    private final Printer printer;
    private int shown;
    private long size = -1;

    Follower(RunFolder folder, Printer printer) {
        this.folder = folder;
        this.printer = printer;
    }

    /** From the beginning of the run until no process carries it out, or this thread is interrupted. */
    void untilLetGo(Pause pause) {
        boolean inUse = true;
        while (inUse && !Thread.currentThread().isInterrupted()) {
            inUse = Journal.isInUse(folder);
            show();
            if (inUse) {
                pause.of(BETWEEN_LOOKS);
            }
        }
    }

    private void show() {
        long now = size();
        if (now == size) {
            return;
        }
        size = now;
        var events = RecordedJournal.read(folder).events();
        events.subList(shown, events.size()).forEach(printer::print);
        shown = events.size();
    }

    private long size() {
        try {
            return Files.size(folder.journal());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
