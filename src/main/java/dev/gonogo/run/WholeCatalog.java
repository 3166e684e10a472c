package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.SqlStep;
import dev.gonogo.model.Step;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Evidence;
import dev.gonogo.trail.RecordedDiff;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalog at the beginning of the run against the one at its end: what the run as a whole did, whichever steps did it
 * and whatever was taken back. A run that changes nothing is not looked at.
 */
final class WholeCatalog {

    private final Run run;
    private final Optional<Catalog> before;

    private WholeCatalog(Run run, Optional<Catalog> before) {
        this.run = run;
        this.before = before;
    }

    static WholeCatalog atBeginning(Run run) {
        return new WholeCatalog(
                run, run.plan().steps().stream().anyMatch(PlannedStep::mutates) ? read(run) : Optional.empty());
    }

    /** Records the difference; without a word when the database cannot be read, which the verdict then misses. */
    void compareAtEnd() {
        before.ifPresent(then -> read(run).ifPresent(now -> record(CatalogDiff.between(then, now))));
    }

    private void record(CatalogDiff diff) {
        var evidence = new Evidence(run.folder(), "run", 1, run.secrets());
        evidence.json(RecordedDiff.FILE, CatalogDiffs.recorded(diff, CatalogDiffs.undeclared(diff, declared())));
        run.journal().append(new Event.CatalogCompared(evidence.files()));
    }

    private List<AllowedLoss> declared() {
        return run.runbook().steps().flatMap(WholeCatalog::declared).toList();
    }

    private static Stream<AllowedLoss> declared(Step step) {
        if (step instanceof Migrate migrate) {
            return migrate.allowedLosses().stream();
        }
        return step instanceof SqlStep sql ? sql.allowedLosses().stream() : Stream.empty();
    }

    private static Optional<Catalog> read(Run run) {
        try (var session = run.target().database().open()) {
            return Optional.of(Catalog.read(session));
        } catch (DatabaseUnreachable | StatementFailed unreadable) {
            return Optional.empty();
        }
    }
}
