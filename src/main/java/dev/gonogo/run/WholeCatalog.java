package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.SqlStep;
import dev.gonogo.model.Step;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.LastCatalog;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RecordedDiff;
import dev.gonogo.trail.RunRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The catalog now against the one before the first step: what the run as a whole did, whichever steps and processes did it
 * and whatever was taken back. A run that changes nothing is not looked at.
 */
final class WholeCatalog {

    private final Run run;

    WholeCatalog(Run run) {
        this.run = run;
    }

    /** Records the difference; without a word when the database cannot be read, which the verdict then misses. */
    void compare() {
        var before = Beginning.catalog(RunRecord.read(run.folder()));
        before.ifPresent(then -> now().ifPresent(now -> record(CatalogDiff.between(then, now))));
    }

    private void record(CatalogDiff diff) {
        var evidence = run.ownEvidence();
        evidence.json(
                RecordedDiff.FILE, CatalogDiffs.recorded(diff, CatalogDiffs.undeclared(Losses.of(diff), declared())));
        run.journal().append(new Event.CatalogCompared(evidence.files()));
    }

    /** By the steps that were begun here: what another target may lose, this one may not. */
    private List<AllowedLoss> declared() {
        return run.runbook()
                .steps()
                .filter(step -> run.states().standing(step.id()).attempts() > 0)
                .flatMap(WholeCatalog::declared)
                .toList();
    }

    private static Stream<AllowedLoss> declared(Step step) {
        if (step instanceof Migrate migrate) {
            return migrate.allowedLosses().stream();
        }
        return step instanceof SqlStep sql ? sql.allowedLosses().stream() : Stream.empty();
    }

    /** What the run leaves is kept in the target too, where a later look can tell what else has changed it. */
    private void keep(Session session, Catalog now) {
        try {
            LastCatalog.keepOf(session, run.id(), now);
        } catch (StatementFailed refused) {
            run.journal()
                    .append(new Event.Noticed(
                            "run",
                            "DRIFT",
                            "the catalog could not be kept in gonogo.last_catalog: " + refused.getMessage()));
        }
    }

    private Optional<Catalog> now() {
        try (var session = run.target().database().open()) {
            var now = Catalog.read(session);
            keep(session, now);
            return Optional.of(now);
        } catch (DatabaseUnreachable | StatementFailed unreadable) {
            return Optional.empty();
        }
    }
}
