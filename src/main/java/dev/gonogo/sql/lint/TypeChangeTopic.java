package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Name;
import java.util.List;
import java.util.Locale;

/** Columns that get another type. */
final class TypeChangeTopic implements Topic {

    private static final Rule REWRITES = Rule.error("change-type", "`{column}` of `{table}` becomes `{type}`")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.REWRITE)
            .safely("""
                    ALTER TABLE {table} ADD COLUMN {new} {type};
                    -- a trigger keeps both the same; fill {new} in batches with a commit each; then, in one transaction:
                    ALTER TABLE {table} RENAME COLUMN {column} TO {old};
                    ALTER TABLE {table} RENAME COLUMN {new} TO {column};""");
    private static final Rule DEPENDS = Rule.info(
                    "change-type-unknown",
                    "`{column}` of `{table}` becomes `{type}`: whether every row is written anew depends on the present type, which no file tells; a rehearsal traces it")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.DEPENDS);
    private static final Rule TIME_ZONE = Rule.warning(
                    "change-type-time-zone",
                    "`{column}` of `{table}` becomes `{type}`: every row is written anew unless the session's TimeZone is UTC")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.DEPENDS)
            .safely("SET LOCAL TimeZone = 'UTC';\nALTER TABLE {table} ALTER COLUMN {column} TYPE {type};");

    @Override
    public List<Rule> rules() {
        return List.of(REWRITES, DEPENDS, TIME_ZONE);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.ChangeType change && !scene.isNew(change.table())) {
            Object[] names = {
                "table", change.table(),
                "column", Name.quoted(change.column()),
                "type", change.type(),
                "new", Name.quoted(change.column() + "_new"),
                "old", Name.quoted(change.column() + "_old")
            };
            switch (TypeChange.of(change, scene)) {
                case REWRITE -> findings.add(REWRITES, change.at(), names);
                case TIME_ZONE -> timeZone(change, names, findings);
                case DEPENDS -> findings.add(DEPENDS, change.at(), names);
                case NONE -> {}
            }
        }
    }

    private static void timeZone(Action.ChangeType change, Object[] names, Findings findings) {
        var text = findings.here(0).statement().sql().text().toLowerCase(Locale.ROOT);
        if (!text.contains("at time zone")) {
            findings.add(TIME_ZONE, change.at(), names);
        } else {
            findings.add(REWRITES, change.at(), names);
        }
    }
}
