package dev.gonogo.run;

import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.CatalogObject;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.TableCopy;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Evidence;
import dev.gonogo.trail.RunRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows that a rollback takes with it: those of tables that this run added, and of tables to which it added columns. They are
 * counted, and kept as evidence, before the way back begins.
 */
final class LeavingData {

    private final Run run;

    LeavingData(Run run) {
        this.run = run;
    }

    /**
     * Keeps them, once for each rollback that is begun.
     *
     * @throws dev.gonogo.postgres.StatementFailed when a table cannot be read; nothing was taken back then
     */
    void keep() {
        if (!isKept()) {
            run.beginning().ifPresent(this::keep);
        }
    }

    private boolean isKept() {
        boolean kept = false;
        for (Event.Recorded recorded : RunRecord.read(run.folder()).journal().events()) {
            kept = recorded.event() instanceof Event.DataKept
                    || kept && !(recorded.event() instanceof Event.RollbackStarted);
        }
        return kept;
    }

    private void keep(Catalog beginning) {
        try (var session = run.target().database().open()) {
            session.beginReadOnly();
            session.execute("set transaction isolation level repeatable read");
            session.execute("set local statement_timeout = 0");
            session.execute("set local row_security = off");
            keep(session, tables(beginning, Catalog.read(session)));
            session.rollback();
        }
    }

    private void keep(Session session, Set<String> tables) {
        var evidence = run.ownEvidence();
        var rows = new TreeMap<String, Long>();
        for (String table : tables) {
            rows.put(table, keep(session, table, evidence));
        }
        run.journal().append(new Event.DataKept(rows, evidence.files()));
    }

    private static long keep(Session session, String table, Evidence evidence) {
        var name = table.replaceAll("[^A-Za-z0-9._-]", "_") + ".csv";
        long rows = TableCopy.write(session, table, evidence.file(name));
        evidence.made(name);
        return rows;
    }

    private static Set<String> tables(Catalog beginning, Catalog now) {
        List<String> added = CatalogDiff.between(beginning, now).added();
        return now.objects().values().stream()
                .filter(object -> added.contains(object.object()))
                .map(LeavingData::table)
                .filter(table -> now.objects().containsKey("table " + table))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    /** The table itself, or the one to which a column belongs. */
    private static String table(CatalogObject object) {
        return object.object().startsWith("column ")
                ? object.parent()
                : object.object().replaceFirst("^table ", "");
    }
}
