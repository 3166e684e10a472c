package dev.gonogo.run;

import dev.gonogo.postgres.Dump;
import dev.gonogo.postgres.Relations;
import dev.gonogo.postgres.RowCounts;
import java.nio.file.Path;
import java.util.List;

/**
 * `restoreInto`: a dump back into the database itself, in one transaction. Nothing of what it holds may be there: into a live
 * table no lost row comes back, and those that are there are met a second time.
 */
final class RestoreIntoRunner {

    private static final int MOST_TOLD = 5;

    private final StepRun run;
    private final Dump dump;

    RestoreIntoRunner(StepRun run) {
        this.run = run;
        this.dump = new Dump(run.database(), version(run), run.step().head().timeout());
    }

    Outcome run(Path file) {
        var there = there(file);
        if (!there.isEmpty()) {
            return Outcome.failed("of what the backup holds %d relations are there, and must be gone before: %s%s"
                    .formatted(
                            there.size(),
                            String.join(", ", there.stream().limit(MOST_TOLD).toList()),
                            there.size() > MOST_TOLD ? ", …" : ""));
        }
        var dumped = dump.rows(file);
        dump.restoreWhole(file);
        var restored = Original.read(run.database(), dev.gonogo.model.Backup.Proof.COUNTED, snapshot -> {});
        run.evidence().json("row-counts.json", restored.rows());
        var inDump = restored.holders().counted(restored.rows(), dumped);
        var wrong = differences(inDump, restored.rows());
        return wrong.isEmpty()
                ? Outcome.passed("restored: %d rows in %d tables"
                        .formatted(inDump.total(), inDump.rows().size()))
                : Outcome.warned("restored, and somebody has changed rows since: " + String.join("; ", wrong));
    }

    /** Whether one of its relations is there: all of them come in one transaction. */
    boolean tookEffect(Path file) {
        return !there(file).isEmpty();
    }

    private List<String> there(Path file) {
        var relations = dump.relations(file);
        try (var session = run.database().open()) {
            return Relations.thereOf(session, relations);
        }
    }

    private static List<String> differences(RowCounts dumped, RowCounts restored) {
        return dumped.differences(restored).entrySet().stream()
                .map(each -> "rows of %s: %s".formatted(each.getKey(), each.getValue()))
                .toList();
    }

    private static String version(StepRun run) {
        return run.run().plan().target().serverVersion();
    }
}
