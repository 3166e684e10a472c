package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Column;
import dev.gonogo.sql.parse.Constraint;
import dev.gonogo.sql.parse.Constraint.Kind;
import dev.gonogo.sql.parse.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How tables and columns are laid out, which is cheap to change now and dear later. */
final class TableDesignTopic implements Topic {

    private static final Rule TEXT = Rule.info(
                    "prefer-text",
                    "`{column}` of `{table}` is `{type}`: to change its length later locks the table, and may rewrite it")
            .safely("{column} text CHECK (length({column}) <= {length})");
    private static final Rule BIGINT = Rule.info(
                    "prefer-bigint",
                    "`{column}` of `{table}` is `{type}` and counts rows: at 2 147 483 647 nothing more goes in")
            .safely("{column} bigint");
    private static final Rule TIME_ZONE = Rule.info(
                    "prefer-timestamptz",
                    "`{column}` of `{table}` is `timestamp`: which moment it means depends on who reads it")
            .safely("{column} timestamptz");
    private static final Rule JSONB = Rule.info(
                    "prefer-jsonb", "`{column}` of `{table}` is `json`, which has no equality and no index")
            .safely("{column} jsonb");
    private static final Rule IDENTITY = Rule.info(
                    "prefer-identity",
                    "`{column}` of `{table}` is `{type}`: its sequence has rights of its own, and anybody can write over the number")
            .safely("{column} bigint GENERATED ALWAYS AS IDENTITY");
    private static final Rule NO_KEY = Rule.warning(
                    "no-primary-key",
                    "`{table}` has no primary key: its rows cannot be told apart, nor updated by a logical replica")
            .safely("ALTER TABLE {table} ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;");
    private static final Rule NO_INDEX = Rule.warning(
                    "foreign-key-without-index",
                    "no file gives `{table}` an index that begins with `{column}`: to delete a row of `{parent}` reads the whole table")
            .safely("CREATE INDEX CONCURRENTLY ON {table} ({column});");

    private final Map<String, Key> keys = new LinkedHashMap<>();

    private record Key(Name table, String column, Name parent, Spot spot) {}

    @Override
    public List<Rule> rules() {
        return List.of(TEXT, BIGINT, TIME_ZONE, JSONB, IDENTITY, NO_KEY, NO_INDEX);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.CreateTable create) {
            create.columns().forEach(column -> column(create.table(), column, create, findings));
            if (!hasKey(create)) {
                findings.add(NO_KEY, create.at(), "table", create.table());
            }
            create.constraints().forEach(constraint -> key(create.table(), constraint, constraint.columns(), findings));
        } else if (action instanceof Action.AddColumn add) {
            column(add.table(), add.column(), null, findings);
        } else if (action instanceof Action.AddConstraint add) {
            key(add.table(), add.constraint(), add.constraint().columns(), findings);
        }
    }

    @Override
    public void end(Scene scene, Findings findings) {
        keys.values().stream()
                .filter(key -> !scene.table(key.table()).madeIn().isEmpty())
                .filter(key -> !scene.table(key.table()).leadingColumns().contains(key.column()))
                .forEach(key -> findings.add(
                        NO_INDEX,
                        key.spot(),
                        "table",
                        key.table(),
                        "column",
                        Name.quoted(key.column()),
                        "parent",
                        key.parent()));
    }

    private void column(Name table, Column column, Action.CreateTable create, Findings findings) {
        Object[] names = {
            "table",
            table,
            "column",
            Name.quoted(column.name()),
            "type",
            column.type(),
            "length",
            column.type().arguments().isEmpty() ? "1" : column.type().arguments()
        };
        var rule = rule(column, create);
        if (rule != null) {
            findings.add(rule, column.at(), names);
        }
        column.constraints().forEach(constraint -> key(table, constraint, List.of(column.name()), findings));
    }

    private static Rule rule(Column column, Action.CreateTable create) {
        var type = column.type();
        return switch (type.base()) {
            case "varchar", "char" -> type.arguments().isEmpty() && type.base().equals("varchar") ? null : TEXT;
            case "serial", "smallserial", "bigserial" -> IDENTITY;
            case "integer", "smallint" -> isKey(column, create) ? BIGINT : null;
            case "timestamp" -> TIME_ZONE;
            case "json" -> JSONB;
            default -> null;
        };
    }

    private static boolean isKey(Column column, Action.CreateTable create) {
        return column.identity()
                || column.has(Kind.PRIMARY_KEY)
                || create != null
                        && create.constraints().stream()
                                .anyMatch(one -> one.kind() == Kind.PRIMARY_KEY
                                        && one.columns().equals(List.of(column.name())));
    }

    private static boolean hasKey(Action.CreateTable create) {
        boolean other =
                create.temporary() || create.fromOther() || create.parent().isPresent();
        return other
                || Stream.concat(
                                create.constraints().stream(),
                                create.columns().stream().flatMap(column -> column.constraints().stream()))
                        .anyMatch(constraint -> constraint.kind() == Kind.PRIMARY_KEY);
    }

    private void key(Name table, Constraint constraint, List<String> columns, Findings findings) {
        if (constraint.kind() == Kind.FOREIGN_KEY && !columns.isEmpty()) {
            var column = columns.get(0);
            keys.put(
                    table.whole() + " " + column,
                    new Key(table, column, constraint.references().orElseThrow(), findings.here(constraint.at())));
        }
    }
}
