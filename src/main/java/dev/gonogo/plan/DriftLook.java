package dev.gonogo.plan;

import dev.gonogo.model.Migrations;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.LastCatalog;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.StatementFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at one target, read-only, for everything in which it disagrees with the files and with what Gonogo left there. */
public final class DriftLook {

    private static final int TOLD = 5;

    private final Optional<PendingMigrations> migrations;
    private final List<DriftFinding> findings = new ArrayList<>();
    private final Optional<Catalog> catalog;

    private DriftLook(Optional<PendingMigrations> migrations, Optional<Catalog> catalog) {
        this.migrations = migrations;
        this.catalog = catalog;
    }

    /**
     * @param session in a transaction
     * @param migrations the files held against the history; empty when the runbook has none
     * @param run the run that looks, empty when it is none: what it has changed itself is no drift
     */
    public static DriftLook of(
            Session session, Optional<Migrations> said, Optional<PendingMigrations> migrations, String run) {
        var drift = new DriftLook(migrations, look(session));
        migrations.ifPresent(pending -> drift.findings.addAll(pending.findings()));
        said.ifPresent(one -> drift.otherHistories(session, one));
        if (drift.catalog.isEmpty() && run.isEmpty()) {
            drift.locked();
        } else if (drift.catalog.isPresent() && Receipts.of(session, run).isEmpty()) {
            LastCatalog.read(session).ifPresent(last -> drift.changedSince(last, drift.catalog.get()));
        }
        return drift;
    }

    /** Empty while somebody holds a part of it locked, such as a session that a killed run has left, until it is ended. */
    private static Optional<Catalog> look(Session session) {
        session.execute("savepoint before_the_catalog");
        try {
            return Optional.of(Catalog.read(session));
        } catch (StatementFailed refused) {
            if (!refused.metLock()) {
                throw refused;
            }
            session.execute("rollback to savepoint before_the_catalog");
            return Optional.empty();
        }
    }

    private void locked() {
        findings.add(new DriftFinding(
                DriftFinding.Kind.CATALOG_LOCKED,
                "catalog",
                "the catalog cannot be read and compared, for somebody holds a lock on a part of it",
                "look again when the other session has ended"));
    }

    public List<DriftFinding> findings() {
        return List.copyOf(findings);
    }

    public String fingerprint() {
        return catalog.map(Catalog::fingerprint).orElse("");
    }

    /** As a report on a runbook's target. */
    public DriftReport report(String runbook, Optional<Migrations> said, PlannedTarget target) {
        return new DriftReport(
                1,
                runbook,
                target,
                said.map(one -> new MigrationHistory(one.history()).table()).orElse(""),
                migrations.map(PendingMigrations::tool).orElse(""),
                migrations.map(PendingMigrations::applied).orElse(List.of()).stream()
                        .map(file -> file.fileName())
                        .toList(),
                migrations.map(PendingMigrations::pending).orElse(List.of()).stream()
                        .map(file -> file.fileName())
                        .toList(),
                fingerprint(),
                findings);
    }

    private void otherHistories(Session session, Migrations said) {
        var history = new MigrationHistory(said.history());
        history.others(session)
                .forEach(other -> findings.add(new DriftFinding(
                        DriftFinding.Kind.OTHER_HISTORY,
                        other,
                        "`%s` remembers migrations too, beside `%s`: two systems change one database"
                                .formatted(other, history.table()),
                        "let one of them do it, and drop the other's table when it is not used any more")));
    }

    private void changedSince(LastCatalog last, Catalog now) {
        var changes = last.changes(now);
        if (!changes.isEmpty()) {
            var more = changes.size() > TOLD ? " and %d more".formatted(changes.size() - TOLD) : "";
            var since = last.runsSince().isEmpty()
                    ? ""
                    : "; since then, run %s has changed something and has not ended".formatted(last.runsSince());
            findings.add(new DriftFinding(
                    DriftFinding.Kind.CATALOG_CHANGED,
                    last.run(),
                    "the catalog is not as run `%s` left it on %s UTC: %s%s%s"
                            .formatted(
                                    last.run(),
                                    last.at(),
                                    String.join(", ", changes.subList(0, Math.min(TOLD, changes.size()))),
                                    more,
                                    since),
                    "find out who changed it; `gonogo drift --accept` notes that it is meant to be so"));
        }
    }
}
