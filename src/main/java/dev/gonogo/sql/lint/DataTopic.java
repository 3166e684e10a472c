package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import java.util.HashSet;
import java.util.List;

/** Changing rows. */
final class DataTopic implements Topic {

    private static final String BATCHES =
            "-- a few thousand rows at a time, each with a commit of its own:\nUPDATE {table} SET … WHERE id IN (SELECT id FROM {table} WHERE … ORDER BY id LIMIT 5000);";

    private static final Rule UPDATE = Rule.error(
                    "update-without-where",
                    "every row of `{table}` is updated in one transaction: each is locked until its end and written twice")
            .safely(BATCHES);
    private static final Rule DELETE = Rule.error("delete-without-where", "every row of `{table}` is deleted");
    private static final Rule BACKFILL = Rule.warning(
                    "backfill-with-ddl",
                    "rows of `{table}` are changed in the transaction that changes tables: the locks are held until the last row is done")
            .safely("-- in a file of its own, after this one\n" + BATCHES);
    private static final Rule TWICE = Rule.error(
            "assigned-twice", "`{column}` of `{table}` is assigned twice in one UPDATE, which the server refuses");
    static final Rule LIMIT = Rule.error("update-limit", "`{command} … LIMIT` is not PostgreSQL")
            .safely(
                    "{command} … WHERE ctid = ANY (ARRAY(SELECT ctid FROM … WHERE … LIMIT 5000 FOR UPDATE));\n-- once for each batch, with a commit each, and a condition that leaves out what is done");

    private int lockedTransaction = -1;

    @Override
    public List<Rule> rules() {
        return List.of(UPDATE, DELETE, BACKFILL, TWICE, LIMIT);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.Update update) {
            update(update, scene, findings);
            backfill(update, scene, findings);
        } else if (action instanceof Action.Delete delete && !scene.isNew(delete.table())) {
            if (delete.everyRow()) {
                findings.add(DELETE, delete.at(), "table", delete.table());
            }
            backfill(delete, scene, findings);
        } else if (action instanceof Action.OnTable && Impact.strongest(action, scene) == Lock.ACCESS_EXCLUSIVE) {
            lockedTransaction = findings.here(0).statement().transaction();
        }
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        var at = statement.parsed().unreadable();
        if (at.isPresent()
                && at.get().near().equalsIgnoreCase("`limit`")
                && List.of("UPDATE", "DELETE").contains(statement.command())) {
            findings.add(LIMIT, at.get().at(), "command", statement.command());
        }
    }

    @Override
    public void endOfFile(Scene scene, Findings findings) {
        lockedTransaction = -1;
    }

    /** Whether a statement that cannot be read was told of here. */
    static boolean isLimit(String near) {
        return near.equalsIgnoreCase("`limit`");
    }

    private static void update(Action.Update update, Scene scene, Findings findings) {
        if (update.everyRow() && !scene.isNew(update.table())) {
            findings.add(UPDATE, update.at(), "table", update.table());
        }
        var seen = new HashSet<String>();
        update.columns().stream()
                .filter(column -> !seen.add(column))
                .forEach(column -> findings.add(TWICE, update.at(), "table", update.table(), "column", column));
    }

    private void backfill(Action.OnTable change, Scene scene, Findings findings) {
        if (!scene.isNew(change.table()) && findings.here(0).statement().transaction() == lockedTransaction) {
            findings.add(BACKFILL, change.at(), "table", change.table());
        }
    }
}
