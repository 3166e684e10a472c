package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Constraint;
import dev.gonogo.sql.parse.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adding, validating and dropping constraints of tables that are in use. */
final class ConstraintTopic implements Topic {

    private static final Rule FOREIGN_KEY = Rule.error(
                    "foreign-key-not-valid",
                    "foreign key on `{table}` is checked at once; `{parent}` is locked as well")
            .takes(Lock.SHARE_ROW_EXCLUSIVE, Work.SCAN)
            .safely("""
                    ALTER TABLE {table} ADD CONSTRAINT {name} {definition} NOT VALID;
                    -- in a transaction of its own, which blocks nobody:
                    ALTER TABLE {table} VALIDATE CONSTRAINT {name};""");
    private static final Rule CHECK = Rule.error("check-not-valid", "check on `{table}` is proven at once")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.SCAN)
            .safely("""
                    ALTER TABLE {table} ADD CONSTRAINT {name} {definition} NOT VALID;
                    -- in a transaction of its own, which blocks nobody:
                    ALTER TABLE {table} VALIDATE CONSTRAINT {name};""");
    private static final Rule UNIQUE = Rule.error(
                    "unique-constraint", "`UNIQUE` builds its index on `{table}` under the lock")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.SCAN)
            .safely("""
                    CREATE UNIQUE INDEX CONCURRENTLY {name} ON {table} ({columns});
                    ALTER TABLE {table} ADD CONSTRAINT {name} UNIQUE USING INDEX {name};""");
    private static final Rule PRIMARY_KEY = Rule.error(
                    "primary-key", "`PRIMARY KEY` builds its index on `{table}` under the lock")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.SCAN)
            .safely("""
                    CREATE UNIQUE INDEX CONCURRENTLY {name} ON {table} ({columns});
                    ALTER TABLE {table} ADD CONSTRAINT {name} PRIMARY KEY USING INDEX {name};""");
    private static final Rule EXCLUSION = Rule.error(
                    "exclusion-constraint",
                    "`EXCLUDE` builds its index on `{table}` under the lock, and nothing builds it otherwise")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.SCAN);
    private static final Rule SAME_TRANSACTION = Rule.error(
                    "validate-in-same-transaction",
                    "`{name}` on `{table}` is validated in the transaction that adds it, whose lock is held while every row is read")
            .safely("-- in a file or a transaction of its own:\nALTER TABLE {table} VALIDATE CONSTRAINT {name};");
    private static final Rule NEVER_VALIDATED = Rule.warning(
                    "never-validated",
                    "`{name}` on `{table}` is added NOT VALID, and no file validates it: what is wrong in the rows stays")
            .safely("ALTER TABLE {table} VALIDATE CONSTRAINT {name};");
    private static final Rule DROP = Rule.warning(
                    "drop-constraint", "`{name}` of `{table}` is dropped: nothing guards the rows from here on")
            .takes(Lock.ACCESS_EXCLUSIVE, Work.NONE);

    private final Map<String, Spot> notValid = new LinkedHashMap<>();
    private final Map<String, Object[]> names = new LinkedHashMap<>();

    @Override
    public List<Rule> rules() {
        return List.of(FOREIGN_KEY, CHECK, UNIQUE, PRIMARY_KEY, EXCLUSION, SAME_TRANSACTION, NEVER_VALIDATED, DROP);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.AddConstraint add && !scene.isNew(add.table())) {
            add(add, findings);
        } else if (action instanceof Action.ValidateConstraint validate) {
            validate(validate, findings);
        } else if (action instanceof Action.DropConstraint drop) {
            notValid.remove(key(drop.table(), drop.constraint()));
            if (!scene.isNew(drop.table()) && !scene.file().back()) {
                findings.add(DROP, drop.at(), "table", drop.table(), "name", Name.quoted(drop.constraint()));
            }
        }
    }

    @Override
    public void end(Scene scene, Findings findings) {
        notValid.forEach((key, spot) -> findings.add(NEVER_VALIDATED, spot, names.get(key)));
    }

    private void add(Action.AddConstraint add, Findings findings) {
        var constraint = add.constraint();
        Object[] said = names(add.table(), constraint);
        if (constraint.notValid()) {
            notValid.put(key(add.table(), constraint.name()), findings.here(add.at()));
            names.put(key(add.table(), constraint.name()), said);
            return;
        }
        switch (constraint.kind()) {
            case FOREIGN_KEY -> findings.add(FOREIGN_KEY, add.at(), said);
            case CHECK -> findings.add(CHECK, add.at(), said);
            case UNIQUE -> built(UNIQUE, add, said, findings);
            case PRIMARY_KEY -> built(PRIMARY_KEY, add, said, findings);
            case EXCLUSION -> findings.add(EXCLUSION, add.at(), said);
            case NOT_NULL -> {}
        }
    }

    private static void built(Rule rule, Action.AddConstraint add, Object[] said, Findings findings) {
        if (!add.constraint().usingIndex()) {
            findings.add(rule, add.at(), said);
        }
    }

    private void validate(Action.ValidateConstraint validate, Findings findings) {
        var added = notValid.remove(key(validate.table(), validate.constraint()));
        var here = findings.here(validate.at());
        if (added != null && added.statement().transaction() == here.statement().transaction()) {
            findings.add(
                    SAME_TRANSACTION,
                    validate.at(),
                    "table",
                    validate.table(),
                    "name",
                    Name.quoted(validate.constraint()));
        }
    }

    private static Object[] names(Name table, Constraint constraint) {
        var columns = constraint.columns().stream().map(Name::quoted).toList();
        var name = constraint.name().isEmpty()
                ? table.name() + "_" + String.join("_", constraint.columns()) + "_" + suffix(constraint)
                : constraint.name();
        return new Object[] {
            "table", table,
            "name", Name.quoted(name.replace("__", "_")),
            "columns", String.join(", ", columns),
            "parent", constraint.references().map(Name::toString).orElse(""),
            "definition", constraint.definition()
        };
    }

    private static String suffix(Constraint constraint) {
        return switch (constraint.kind()) {
            case FOREIGN_KEY -> "fkey";
            case CHECK -> "check";
            case PRIMARY_KEY -> "pkey";
            case UNIQUE -> "key";
            case EXCLUSION -> "excl";
            case NOT_NULL -> "not_null";
        };
    }

    private static String key(Name table, String constraint) {
        return table.whole() + " " + constraint;
    }
}
