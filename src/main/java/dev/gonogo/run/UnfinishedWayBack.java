package dev.gonogo.run;

import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import java.util.List;
import java.util.Optional;

/** A rollback that was begun and has not led back, because the process ended or one of its steps failed. */
final class UnfinishedWayBack {

    private final Run run;
    private final Optional<Event.RollbackStarted> begun;

    UnfinishedWayBack(Run run) {
        this.run = run;
        this.begun = RunRecord.read(run.folder()).unfinishedRollback();
    }

    /** @throws NoWayBack when the runbook has lost the way since */
    Optional<Way> way() {
        return begun.map(started -> ways().named(Optional.of(started.option())));
    }

    /** It, when it is the one of this name or no name is said. */
    Optional<Way> way(Optional<String> name) {
        return begun.filter(started -> name.isEmpty() || name.get().equals(started.option()))
                .flatMap(started -> way());
    }

    /** Those from where it stopped, itself among them. */
    WaysBack ways() {
        return new WaysBack(run, begun.map(Event.RollbackStarted::undone).orElse(List.of()));
    }
}
