package dev.gonogo.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the run did to the catalog: as a whole, from its beginning to its end, and what single steps would have lost. */
final class RecordedDiffs {

    private final Optional<RecordedDiff> whole;
    private final List<RecordedDiff> ofSteps = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    RecordedDiffs(RunRecord run) {
        this.whole = run.comparedAtEnd().stream()
                .flatMap(event -> event.evidence().stream())
                .reduce((first, last) -> last)
                .flatMap(file -> read(run, file));
        run.plan().steps().stream()
                .flatMap(step -> run.evidence(step.id()).stream())
                .filter(file -> file.path().endsWith(RecordedDiff.FILE))
                .forEach(file -> read(run, file).ifPresent(ofSteps::add));
    }

    private Optional<RecordedDiff> read(RunRecord run, Event.EvidenceFile file) {
        var diff = RecordedEvidence.read(run, file, RecordedDiff.class);
        diff.ifPresent(found -> paths.add(file.path()));
        return diff;
    }

    /** Whether the catalog at the end was compared with the one at the beginning. */
    boolean areComplete() {
        return whole.isPresent();
    }

    List<String> undeclared() {
        return Stream.concat(whole.stream(), ofSteps.stream())
                .flatMap(diff -> diff.undeclared().stream())
                .distinct()
                .toList();
    }

    List<String> paths() {
        return List.copyOf(paths);
    }

    /** The whole, with all that is undeclared. */
    RecordedDiff together() {
        var all = whole.orElse(new RecordedDiff(List.of(), List.of(), List.of(), List.of()));
        return new RecordedDiff(all.added(), all.removed(), all.changed(), undeclared());
    }
}
