package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is gone afterwards. A way back may take away what the files made. */
final class LossTopic implements Topic {

    private static final Rule COLUMN = Rule.error(
                    "drop-column",
                    "`{column}` of `{table}` and all that is in it are dropped; what still reads it fails")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE);
    private static final Rule TABLE = Rule.error(
                    "drop-table",
                    "`{name}` and all that is in it are dropped; tables that its foreign keys point to are locked as well")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE);
    private static final Rule SCHEMA = Rule.error("drop-schema", "schema `{name}` is dropped");
    private static final Rule DATABASE =
            Rule.error("drop-database", "database `{name}` is dropped, and no transaction brings it back");
    private static final Rule CASCADE = Rule.error(
                    "drop-cascade",
                    "CASCADE drops whatever depends on `{name}`: views, foreign keys, policies that no file names")
            .safely("{command};\n-- the server lists what depends on it; drop that by name, before");
    private static final Rule TRUNCATE = Rule.error(
                    "truncate", "`{name}` is emptied{cascade}; its copy before is all that is left")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE);
    private static final Rule RECREATE = Rule.error(
                    "drop-then-recreate-column",
                    "`{column}` of `{table}` is dropped and added again in this file: each time it runs, what was in it is lost")
            .safely("ALTER TABLE {table} ALTER COLUMN {column} TYPE {type} USING {column}::{type};");

    private static final Set<String> TABLES = Set.of("TABLE", "FOREIGN TABLE");

    private final Map<String, Integer> dropped = new HashMap<>();

    @Override
    public List<Rule> rules() {
        return List.of(COLUMN, TABLE, SCHEMA, DATABASE, CASCADE, TRUNCATE, RECREATE);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.DropColumn drop) {
            column(drop, scene, findings);
        } else if (action instanceof Action.AddColumn add) {
            again(add, findings);
        } else if (action instanceof Action.Drop drop) {
            drop(drop, scene, findings);
        } else if (action instanceof Action.Truncate truncate && !scene.isNew(truncate.table())) {
            findings.add(
                    TRUNCATE,
                    truncate.at(),
                    "name",
                    truncate.table(),
                    "cascade",
                    truncate.cascade() ? ", and so is every table with a foreign key to it" : "");
        } else if (action instanceof Action.DropConstraint drop && drop.cascade()) {
            findings.add(
                    CASCADE,
                    drop.at(),
                    "name",
                    Name.quoted(drop.constraint()),
                    "command",
                    "ALTER TABLE " + drop.table() + " DROP CONSTRAINT " + Name.quoted(drop.constraint()));
        }
    }

    @Override
    public void endOfFile(Scene scene, Findings findings) {
        dropped.clear();
    }

    private void column(Action.DropColumn drop, Scene scene, Findings findings) {
        var column = Name.quoted(drop.column());
        dropped.put(drop.table().whole() + " " + drop.column(), drop.at());
        if (drop.cascade()) {
            findings.add(
                    CASCADE,
                    drop.at(),
                    "name",
                    drop.table() + "." + column,
                    "command",
                    "ALTER TABLE " + drop.table() + " DROP COLUMN " + column);
        }
        if (!scene.isNew(drop.table()) && !(scene.file().back() && scene.isMade(drop.table(), drop.column()))) {
            findings.add(COLUMN, drop.at(), "table", drop.table(), "column", column);
        }
    }

    private void again(Action.AddColumn add, Findings findings) {
        if (dropped.containsKey(add.table().whole() + " " + add.column().name())) {
            findings.add(
                    RECREATE,
                    add.at(),
                    "table",
                    add.table(),
                    "column",
                    Name.quoted(add.column().name()),
                    "type",
                    add.column().type());
        }
    }

    private static void drop(Action.Drop drop, Scene scene, Findings findings) {
        for (Name name : drop.names()) {
            if (drop.cascade()) {
                findings.add(CASCADE, drop.at(), "name", name, "command", "DROP " + drop.kind() + " " + name);
            }
            boolean expected = scene.isNew(name) || scene.file().back() && scene.isMade(name);
            if (TABLES.contains(drop.kind()) && !expected) {
                findings.add(TABLE, drop.at(), "name", name);
            } else if (drop.kind().equals("SCHEMA")
                    && !scene.madeObjects().contains("SCHEMA " + name.name().toLowerCase(Locale.ROOT))) {
                findings.add(SCHEMA, drop.at(), "name", name);
            } else if (drop.kind().equals("DATABASE")) {
                findings.add(DATABASE, drop.at(), "name", name);
            }
        }
    }
}
