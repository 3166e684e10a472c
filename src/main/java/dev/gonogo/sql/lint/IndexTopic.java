package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Building, rebuilding and dropping indexes. */
final class IndexTopic implements Topic {

    private static final Rule NOT_CONCURRENT = Rule.error(
                    "index-not-concurrent", "`CREATE INDEX` on `{table}` without CONCURRENTLY")
            .takes(Lock.SHARE, Work.SCAN)
            .safely("CREATE {unique}INDEX CONCURRENTLY {index} ON {table} {definition};");
    private static final Rule DROP = Rule.warning(
                    "drop-index-not-concurrent",
                    "`DROP INDEX` of `{index}` without CONCURRENTLY, behind which the queries of its table queue")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE)
            .safely("DROP INDEX CONCURRENTLY {index};");
    private static final Rule REINDEX = Rule.error(
                    "reindex-not-concurrent",
                    "`REINDEX` of `{name}` without CONCURRENTLY; readers that would use the index wait too")
            .takes(Lock.SHARE, Work.SCAN)
            .safely("REINDEX {kind} CONCURRENTLY {name};");
    private static final Rule IF_NOT_EXISTS = Rule.warning(
                    "concurrent-index-if-not-exists",
                    "`IF NOT EXISTS` passes over an invalid `{index}` that a failed build left, and reports success")
            .safely(
                    "DROP INDEX CONCURRENTLY IF EXISTS {index};\nCREATE {unique}INDEX CONCURRENTLY {index} ON {table} {definition};");
    private static final Rule WIDE = Rule.info(
            "wide-index",
            "index on {count} columns of `{table}`: beyond three, the last ones seldom help and all are written");
    private static final Rule DUPLICATE =
            Rule.info("duplicate-index", "`{table}` has an index on ({columns}) already, `{other}`");

    private static final int MANY = 3;

    private final Map<String, String> known = new HashMap<>();

    @Override
    public List<Rule> rules() {
        return List.of(NOT_CONCURRENT, DROP, REINDEX, IF_NOT_EXISTS, WIDE, DUPLICATE);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.CreateIndex index) {
            create(index, scene, findings);
        } else if (action instanceof Action.Drop drop && drop.kind().equals("INDEX")) {
            drop(drop, scene, findings);
        } else if (action instanceof Action.Reindex reindex
                && !reindex.concurrently()
                && !scene.isNew(reindex.table())) {
            findings.add(REINDEX, reindex.at(), "name", reindex.table(), "kind", reindex.of());
        }
    }

    private void create(Action.CreateIndex index, Scene scene, Findings findings) {
        var columns = String.join(", ", index.columns());
        Object[] names = {
            "table",
            index.table(),
            "definition",
            index.definition(),
            "index",
            name(index),
            "unique",
            index.unique() ? "UNIQUE " : "",
            "count",
            index.columns().size()
        };
        if (!index.concurrently() && !scene.isNew(index.table())) {
            findings.add(NOT_CONCURRENT, index.at(), names);
        }
        if (index.concurrently() && index.ifNotExists()) {
            findings.add(IF_NOT_EXISTS, index.at(), names);
        }
        if (index.columns().size() > MANY) {
            findings.add(WIDE, index.at(), names);
        }
        var other = known.putIfAbsent(index.table().whole() + index.unique() + definition(index), name(index));
        if (other != null && !other.equals(name(index))) {
            findings.add(DUPLICATE, index.at(), "table", index.table(), "columns", columns, "other", other);
        }
    }

    private static void drop(Action.Drop drop, Scene scene, Findings findings) {
        if (!drop.concurrently() && !scene.file().back()) {
            drop.names().stream()
                    .filter(name -> !scene.madeObjects().contains(scene.file().path() + " INDEX " + name.name()))
                    .forEach(name -> findings.add(DROP, drop.at(), "index", name));
        }
    }

    private static String definition(Action.CreateIndex index) {
        return index.definition().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String name(Action.CreateIndex index) {
        var columns = String.join("_", index.columns()).replaceAll("\\W+", "_").replaceAll("_{2,}", "_");
        return Name.quoted(index.index().isEmpty() ? index.table().name() + "_" + columns + "_idx" : index.index());
    }
}
