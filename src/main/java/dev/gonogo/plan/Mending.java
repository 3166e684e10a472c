package dev.gonogo.plan;

import dev.gonogo.model.Migrations;
import dev.gonogo.postgres.RowChange;
import dev.gonogo.postgres.Session;
import java.util.List;

/**
 * What will be written to mend drift, computed before anything is written.
 *
 * @param createsHistory whether the history table has to be made first
 * @param files that will be written
 * @param changes of the history, in one transaction
 * @param notes what is left as it is, and why
 * @param acceptsCatalog whether the target's catalog is noted as meant to be as it is
 */
public record Mending(
        String history,
        boolean createsHistory,
        List<NewFile> files,
        List<RowChange> changes,
        List<String> notes,
        boolean acceptsCatalog) {

    public Mending {
        files = List.copyOf(files);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** @param path relative to the runbook */
    public record NewFile(String path, String content) {}

    /** Whether there is nothing to be written. */
    public boolean isEmpty() {
        return files.isEmpty() && changes.isEmpty() && !acceptsCatalog;
    }

    /** The statements that will be run, as they will be. */
    public List<String> sql() {
        return changes.stream().map(RowChange::shown).toList();
    }

    /** @throws MendRefused when the request does not fit the files or the target */
    public static Mending of(Migrations migrations, MendRequest request, Session session, SqlFiles files) {
        return new MendingPlanner(migrations, session, files).make(request);
    }

    /** For a runbook without migrations, or a request that has nothing to do with them. */
    public static Mending acceptance() {
        return new Mending("", false, List.of(), List.of(), List.of(), true);
    }
}
