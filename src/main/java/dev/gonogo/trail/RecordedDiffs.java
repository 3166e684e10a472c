package dev.gonogo.trail;

import java.util.ArrayList;
import java.util.List;

/** The catalog diffs of all steps that changed the database, as one. */
final class RecordedDiffs {

    private final List<RecordedDiff> diffs = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();

    RecordedDiffs(RunRecord run) {
        run.plan()
                .steps()
                .forEach(step -> Criteria.evidence(run, step.id(), RecordedDiff.FILE, RecordedDiff.class)
                        .ifPresent(diff -> {
                            diffs.add(diff);
                            paths.add("evidence/" + step.id() + "/" + RecordedDiff.FILE);
                        }));
    }

    List<String> undeclared() {
        return diffs.stream().flatMap(diff -> diff.undeclared().stream()).toList();
    }

    List<String> paths() {
        return List.copyOf(paths);
    }

    RecordedDiff together() {
        return new RecordedDiff(
                diffs.stream().flatMap(diff -> diff.added().stream()).toList(),
                diffs.stream().flatMap(diff -> diff.removed().stream()).toList(),
                diffs.stream().flatMap(diff -> diff.changed().stream()).toList(),
                undeclared());
    }
}
