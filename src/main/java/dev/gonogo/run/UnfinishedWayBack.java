package dev.gonogo.run;

import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import java.util.Optional;

/** A rollback that was begun and has not led back, because the process ended or one of its steps failed. */
final class UnfinishedWayBack {

    private final Run run;

    UnfinishedWayBack(Run run) {
        this.run = run;
    }

    /** @throws NoWayBack when the runbook has lost the way since */
    Optional<Way> way() {
        return RunRecord.read(run.folder()).journal().events().stream()
                .map(Event.Recorded::event)
                .map(UnfinishedWayBack::begun)
                .flatMap(Optional::stream)
                .reduce((first, last) -> last)
                .filter(name -> !name.isEmpty())
                .map(name -> new WaysBack(run).named(Optional.of(name)));
    }

    /** The name of a way that was begun, or an empty one when it led back. */
    private static Optional<String> begun(Event event) {
        if (event instanceof Event.RollbackStarted started) {
            return Optional.of(started.option());
        }
        return event instanceof Event.RollbackFinished finished && finished.done() ? Optional.of("") : Optional.empty();
    }
}
