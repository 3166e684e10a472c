package dev.gonogo.sql.lint;

import dev.gonogo.model.Place;
import dev.gonogo.sql.parse.Action;
import java.util.List;
import java.util.Set;

/** Files as a whole: what is in them, and whether it can be looked at. */
final class FileTopic implements Topic {

    private static final Rule EMPTY =
            Rule.error("empty-file", "no statement is in the file; what passes as done hides what is missing");
    static final Rule UNREADABLE = Rule.error("unreadable-file", "{message}");
    private static final Rule NOT_SQL = Rule.error("not-sql", "`{word}` begins no SQL statement");
    private static final Rule NOT_ANALYSED = Rule.warning(
            "not-analysed",
            "lint gives up at {near}: no rule looked at this statement; the server and a rehearsal judge it");
    private static final Rule NOT_IDEMPOTENT = Rule.info(
                    "not-idempotent",
                    "when the file runs a second time, {count} of its actions fail or are done twice, this one first")
            .safely("IF [NOT] EXISTS, or CREATE OR REPLACE, where the file must be able to run twice");
    private static final Rule REPEATED = Rule.info(
                    "repeated-alter-table",
                    "`{table}` is altered by the statement before too: in one ALTER TABLE it is locked, and rewritten, once")
            .safely("ALTER TABLE {table} …, …;");

    private static final Set<String> COMMANDS = Set.of(
            "ABORT ALTER ANALYSE ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT COPY CREATE DEALLOCATE DECLARE"
                    .concat(
                            " DELETE DISCARD DO DROP END EXECUTE EXPLAIN FETCH GRANT IMPORT INSERT LISTEN LOAD LOCK MERGE MOVE")
                    .concat(
                            " NOTIFY PREPARE REASSIGN REFRESH REINDEX RELEASE RESET REVOKE ROLLBACK SAVEPOINT SECURITY SELECT")
                    .concat(" SET SHOW START TABLE TRUNCATE UNLISTEN UPDATE VACUUM VALUES WITH")
                    .split(" "));

    private Spot unguarded;
    private int unguardedCount;
    private String altered = "";

    @Override
    public List<Rule> rules() {
        return List.of(EMPTY, UNREADABLE, NOT_SQL, NOT_ANALYSED, NOT_IDEMPOTENT, REPEATED);
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        var where = statement.parsed().unreadable();
        var first = statement.command().split(" ", 2)[0];
        if (where.isPresent() && !COMMANDS.contains(first)) {
            findings.add(NOT_SQL, 0, "word", first.isEmpty() ? where.get().near() : first);
        } else if (where.isPresent() && !DataTopic.isLimit(where.get().near())) {
            findings.add(NOT_ANALYSED, where.get().at(), "near", where.get().near());
        }
        repeated(statement, findings);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (!isGuarded(action) && !scene.file().back()) {
            unguarded = unguarded == null ? findings.here(action.at()) : unguarded;
            unguardedCount++;
        }
    }

    @Override
    public void endOfFile(Scene scene, Findings findings) {
        var file = scene.file();
        file.problems().forEach(problem -> findings.add(UNREADABLE, problem.at(), "message", problem.message()));
        if (file.statements().isEmpty() && file.problems().isEmpty()) {
            findings.add(EMPTY, new Place(file.path(), 1, 1));
        }
        if (unguarded != null) {
            findings.add(NOT_IDEMPOTENT, unguarded, "count", unguardedCount);
        }
        unguarded = null;
        unguardedCount = 0;
        altered = "";
    }

    private void repeated(ReadStatement statement, Findings findings) {
        boolean combines = statement.command().equals("ALTER TABLE")
                && statement.parsed().actions().stream().noneMatch(FileTopic::isAlone);
        var tables = combines
                ? statement.parsed().actions().stream()
                        .filter(Action.OnTable.class::isInstance)
                        .map(action -> ((Action.OnTable) action).table().whole())
                        .distinct()
                        .toList()
                : List.<String>of();
        var table = tables.size() == 1 ? tables.get(0) : "";
        if (!table.isEmpty() && table.equals(altered)) {
            findings.add(REPEATED, 0, "table", table);
        }
        altered = table;
    }

    /** What ALTER TABLE does beside nothing else. */
    private static boolean isAlone(Action action) {
        return action instanceof Action.RenameColumn
                || action instanceof Action.RenameTable
                || action instanceof Action.AttachPartition
                || action instanceof Action.DetachPartition;
    }

    private static boolean isGuarded(Action action) {
        if (action instanceof Action.CreateTable create) {
            return create.ifNotExists() || create.temporary();
        }
        if (action instanceof Action.AddColumn add) {
            return add.ifNotExists();
        }
        if (action instanceof Action.CreateIndex index) {
            return index.ifNotExists();
        }
        if (action instanceof Action.Drop drop) {
            return drop.ifExists();
        }
        if (action instanceof Action.DropColumn drop) {
            return drop.ifExists();
        }
        if (action instanceof Action.CreateView view) {
            return view.replaces() || view.ifNotExists() || view.temporary();
        }
        if (action instanceof Action.CreateRoutine routine) {
            return routine.replaces();
        }
        return isGuardedOther(action);
    }

    private static boolean isGuardedOther(Action action) {
        if (action instanceof Action.DropConstraint drop) {
            return drop.ifExists();
        }
        if (action instanceof Action.DropPolicy drop) {
            return drop.ifExists();
        }
        if (action instanceof Action.CreateTrigger trigger) {
            return trigger.replaces();
        }
        if (action instanceof Action.AddEnumValue add) {
            return add.ifNotExists();
        }
        if (action instanceof Action.Create create) {
            return create.guarded();
        }
        return !(action instanceof Action.AddConstraint
                || action instanceof Action.RenameColumn
                || action instanceof Action.RenameTable
                || action instanceof Action.Rename
                || action instanceof Action.CreateEnum
                || action instanceof Action.Insert);
    }
}
