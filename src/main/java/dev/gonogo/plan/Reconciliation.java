package dev.gonogo.plan;

import java.util.List;
import java.util.Optional;

/**
 * Two targets of a runbook compared: what would have to change on the second for it to be as the first is.
 *
 * @param kinds for each kind of object, how many there are and how many differ
 * @param objects that differ
 * @param migrations that the files or either history know
 * @param rows of the tables of either
 */
public record Reconciliation(
        int schema,
        String runbook,
        Side from,
        Side to,
        List<Kind> kinds,
        List<Difference> objects,
        List<Migration> migrations,
        List<Rows> rows) {

    public Reconciliation {
        kinds = List.copyOf(kinds);
        objects = List.copyOf(objects);
        migrations = List.copyOf(migrations);
        rows = List.copyOf(rows);
    }

    /** One of the two targets, as it is by itself. */
    public record Side(DriftReport drift, long tables, long rows) {}

    /** Numbers of objects of a kind. */
    public record Kind(String kind, long from, long to, long onlyFrom, long onlyTo, long different) {}

    /** How much is at stake when the second target is made like the first. */
    public enum Effect {
        /** Something new. */
        ADDITIVE,
        /** Something else than before, which promises as much. */
        MODIFYING,
        /** Something goes, or promises less than before. */
        DESTRUCTIVE
    }

    /**
     * An object that differs.
     *
     * @param from its definition on the first target, empty when it is not there
     * @param to the same on the second
     */
    public record Difference(String object, Effect effect, String from, String to) {}

    /**
     * A migration.
     *
     * @param file its name here, empty when there is none
     * @param from whether the first target has applied it
     */
    public record Migration(String version, String file, boolean from, boolean to) {}

    /** Rows of a table; empty where there is no such table. */
    public record Rows(String table, Optional<Long> from, Optional<Long> to) {}

    /** Whether catalogs or histories differ; numbers of rows may. */
    public boolean isDifferent() {
        return !objects.isEmpty() || migrations.stream().anyMatch(one -> one.from() != one.to());
    }
}
