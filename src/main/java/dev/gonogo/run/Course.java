package dev.gonogo.run;

import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Runbook;
import dev.gonogo.plan.Digest;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.trail.Rehearsed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a runbook changes by SQL, in the order of its tasks, and what takes it back, in the order of the way back. Pending
 * migrations are always among it, and the files of their names take them back where no task says otherwise. A task's own SQL
 * is among it when the task's rollback is SQL alone.
 *
 * @param leftOut steps that change the database and are not among it, each with the reason
 */
record Course(List<Change> forward, List<Change> back, List<String> leftOut) {

    Course {
        forward = List.copyOf(forward);
        back = List.copyOf(back);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * @param target decides which steps apply; empty: all
     * @throws RehearsalStopped when nothing takes a migration back
     */
    static Course of(Runbook runbook, SqlFiles files, List<MigrationFile> pending, Optional<String> target) {
        return new CourseReader(runbook, files, pending, target).read();
    }

    /**
     * What a rehearsal of it proves: these texts, in this order, and no others. A migration's has the one that takes it back
     * with it.
     */
    List<Rehearsed.File> sums() {
        var texts =
                Stream.concat(forward.stream(), back.stream()).map(Change::sums).distinct();
        var order = Stream.of(names(forward), names(back), leftOut)
                .map(Object::toString)
                .collect(Collectors.joining());
        return forward.isEmpty()
                ? List.of()
                : Stream.concat(texts, Stream.of(new Rehearsed.File("the order of all", Digest.of(order), "")))
                        .toList();
    }

    private static List<String> names(List<Change> changes) {
        return changes.stream().map(Change::name).toList();
    }
}
