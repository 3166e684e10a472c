package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Name;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Names that others rely on, and names that are not kept as written. */
final class NameTopic implements Topic {

    private static final Rule COLUMN = Rule.error(
                    "rename-column", "`{from}` of `{table}` is called `{to}` at once, and what still reads it fails")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE)
            .safely("""
                    ALTER TABLE {table} ADD COLUMN {to} …;
                    -- a trigger keeps both the same; when nothing reads {from} any more, in a later migration:
                    ALTER TABLE {table} DROP COLUMN {from};""");
    private static final Rule TABLE = Rule.error(
                    "rename-table", "`{table}` is called `{to}` at once, and what still reads it fails")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE)
            .safely(
                    "-- in one transaction with the change; drop it when nothing reads it any more:\nCREATE VIEW {table} AS SELECT * FROM {to};");
    private static final Rule OTHER =
            Rule.error("rename-object", "{kind} `{from}` is called `{to}` at once, and what still names it fails");
    private static final Rule TOO_LONG = Rule.error(
            "identifier-too-long",
            "`{name}` has {length} bytes; the server keeps 63 of them and says so in a NOTICE only");
    private static final Rule QUOTED = Rule.info(
                    "name-needs-quotes", "`{name}` must be written in quotes wherever it is used")
            .safely("{plain}");
    private static final Rule NO_SCHEMA = Rule.info(
            "no-schema", "`{table}` is named without its schema: where it goes depends on the session's search_path");

    private static final int KEPT = 63;

    private boolean saidNoSchema;

    @Override
    public List<Rule> rules() {
        return List.of(COLUMN, TABLE, OTHER, TOO_LONG, QUOTED, NO_SCHEMA);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (scene.file().back()) {
            return;
        }
        if (action instanceof Action.RenameColumn rename && !scene.isNew(rename.table())) {
            findings.add(
                    COLUMN,
                    rename.at(),
                    "table",
                    rename.table(),
                    "from",
                    Name.quoted(rename.from()),
                    "to",
                    Name.quoted(rename.to()));
        } else if (action instanceof Action.RenameTable rename && !scene.isNew(rename.table())) {
            findings.add(TABLE, rename.at(), "table", rename.table(), "to", rename.to());
        } else if (action instanceof Action.Rename rename) {
            findings.add(
                    OTHER,
                    rename.at(),
                    "kind",
                    rename.kind().toLowerCase(Locale.ROOT),
                    "from",
                    rename.from(),
                    "to",
                    rename.to());
        } else if (action instanceof Action.CreateTable create) {
            made(create, findings);
        }
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        for (var name : statement.parsed().names()) {
            int length = name.text().getBytes(StandardCharsets.UTF_8).length;
            if (length > KEPT) {
                findings.add(TOO_LONG, name.at(), "name", name.text(), "length", length);
            }
        }
    }

    @Override
    public void endOfFile(Scene scene, Findings findings) {
        saidNoSchema = false;
    }

    private void made(Action.CreateTable create, Findings findings) {
        var name = create.table().name();
        if (!Name.quoted(name).equals(name)) {
            findings.add(
                    QUOTED,
                    create.at(),
                    "name",
                    Name.quoted(name),
                    "plain",
                    name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "_"));
        }
        if (create.table().schema().isEmpty() && !create.temporary() && !saidNoSchema) {
            saidNoSchema = true;
            findings.add(NO_SCHEMA, create.at(), "table", create.table());
        }
    }
}
