package dev.gonogo.sql.parse;

import java.util.List;
import java.util.Locale;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.*;

/** `DROP …`. */
final class DropReader {

    private final TreeReader reader;

    DropReader(TreeReader reader) {
        this.reader = reader;
    }

    void read(Schema_dropContext drop) {
        int at = reader.at(drop);
        if (drop.drop_statements() != null) {
            statements(at, drop.drop_statements());
        } else if (drop.drop_policy_statement() != null) {
            var policy = drop.drop_policy_statement();
            reader.add(new Action.DropPolicy(
                    at,
                    Tree.qualified(policy.schema_qualified_name()),
                    Tree.name(policy.identifier()),
                    policy.if_exists() != null));
        } else if (drop.drop_trigger_statement() != null) {
            var trigger = drop.drop_trigger_statement();
            reader.add(new Action.DropTrigger(
                    at, Tree.qualified(trigger.table_name), Tree.name(trigger.name), trigger.if_exists() != null));
        } else if (drop.drop_function_statement() != null) {
            var routine = drop.drop_function_statement();
            reader.add(new Action.Drop(
                    at,
                    Tree.word(routine, 0),
                    List.of(Tree.qualified(routine.name)),
                    routine.if_exists() != null,
                    Tree.cascades(routine.cascade_restrict()),
                    false));
        } else if (drop.drop_database_statement() != null) {
            var database = drop.drop_database_statement();
            var name = new Name("", Tree.name(database.identifier()));
            reader.add(new Action.Drop(at, "DATABASE", List.of(name), database.if_exists() != null, false, false));
        } else {
            other(at, drop);
        }
    }

    private void statements(int at, Drop_statementsContext drop) {
        var what = drop.if_exist_names_restrict_cascade();
        reader.add(new Action.Drop(
                at,
                kind(drop),
                Tree.qualified(what.names_references().schema_qualified_name()),
                what.if_exists() != null,
                Tree.cascades(what.cascade_restrict()),
                drop.CONCURRENTLY() != null));
    }

    private static String kind(Drop_statementsContext drop) {
        var kind = new StringBuilder();
        for (int i = 0; i < drop.getChildCount() && !Tree.word(drop, i).isEmpty(); i++) {
            if (!Tree.word(drop, i).equals("CONCURRENTLY")) {
                kind.append(i == 0 ? "" : " ").append(Tree.word(drop, i));
            }
        }
        return kind.toString();
    }

    private void other(int at, Schema_dropContext drop) {
        var text = Tree.text(drop).toUpperCase(Locale.ROOT);
        var kind = text.split("\\s+", 3)[1];
        reader.add(new Action.Drop(at, kind, List.of(), text.contains("IF EXISTS"), text.endsWith("CASCADE"), false));
    }
}
