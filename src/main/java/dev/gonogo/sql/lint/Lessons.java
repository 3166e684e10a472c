package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Column;
import dev.gonogo.sql.parse.Constraint;
import dev.gonogo.sql.parse.Constraint.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes into the scene what an action changes in it. */
final class Lessons {

    private final Scene scene;
    /** Checks that prove NOT NULL as soon as they are valid: table and constraint, and the column. */
    private final Map<String, String> proofs = new HashMap<>();

    Lessons(Scene scene) {
        this.scene = scene;
    }

    void learn(Action action, Spot spot) {
        if (action instanceof Action.CreateTable create) {
            create(create);
        } else if (action instanceof Action.AddColumn add) {
            var facts = scene.table(add.table());
            facts.madeColumns().add(add.column().name());
            column(facts, add.column());
        } else if (action instanceof Action.ChangeType change) {
            scene.table(change.table()).types().put(change.column(), change.type());
        } else if (action instanceof Action.RenameTable rename) {
            scene.rename(rename.table(), rename.to());
        } else if (action instanceof Action.CreateIndex index) {
            scene.table(index.table())
                    .leadingColumns()
                    .add(index.columns().get(0).replace("\"", ""));
            scene.madeObjects().add(scene.file().path() + " INDEX " + index.index());
        } else if (action instanceof Action.CreateView view) {
            scene.table(view.table()).madeIn(scene.file().path());
        } else if (action instanceof Action.Create create) {
            scene.madeObjects()
                    .add(scene.file().path() + " " + create.kind() + " "
                            + create.name().name());
            scene.madeObjects().add(create.kind() + " " + create.name().name());
        } else if (action instanceof Action.Setting setting && setting.name().equals("timezone")) {
            scene.timeZone(setting.value());
        } else if (action instanceof Action.Drop drop) {
            drop.names().forEach(scene::forget);
        } else {
            constraint(action);
            policy(action, spot);
        }
    }

    private void create(Action.CreateTable create) {
        var facts = scene.table(create.table());
        facts.madeIn(scene.file().path());
        create.columns().forEach(column -> {
            facts.madeColumns().add(column.name());
            column(facts, column);
        });
        create.constraints().forEach(constraint -> indexed(facts, constraint));
    }

    private static void column(TableFacts facts, Column column) {
        facts.types().put(column.name(), column.type());
        if (column.has(Kind.PRIMARY_KEY) || column.has(Kind.UNIQUE)) {
            facts.leadingColumns().add(column.name());
        }
    }

    private static void indexed(TableFacts facts, Constraint constraint) {
        boolean index = List.of(Kind.PRIMARY_KEY, Kind.UNIQUE).contains(constraint.kind());
        if (index && !constraint.columns().isEmpty()) {
            facts.leadingColumns().add(constraint.columns().get(0));
        }
    }

    private void constraint(Action action) {
        if (action instanceof Action.AddConstraint add) {
            var facts = scene.table(add.table());
            indexed(facts, add.constraint());
            proven(facts, add);
        } else if (action instanceof Action.ValidateConstraint validate) {
            var column = proofs.get(validate.table().whole() + " " + validate.constraint());
            if (column != null) {
                scene.table(validate.table()).notNull().add(column);
            }
        } else if (action instanceof Action.DropConstraint drop) {
            var column = proofs.remove(drop.table().whole() + " " + drop.constraint());
            scene.table(drop.table()).notNull().remove(column);
        }
    }

    private void proven(TableFacts facts, Action.AddConstraint add) {
        var constraint = add.constraint();
        var text = constraint.expression().map(check -> check.text().strip()).orElse("");
        var column = text.replaceAll("(?is)^\\(*\\s*\"?(\\w+)\"?\\s+is\\s+not\\s+null\\s*\\)*$", "$1");
        boolean proves = constraint.kind() == Kind.CHECK
                && constraint
                        .expression()
                        .filter(check -> check.isNotNullOf(column))
                        .isPresent();
        if (proves) {
            proofs.put(add.table().whole() + " " + constraint.name(), column);
            if (!constraint.notValid()) {
                facts.notNull().add(column);
            }
        }
    }

    private void policy(Action action, Spot spot) {
        if (action instanceof Action.CreatePolicy policy) {
            scene.table(policy.table()).policies().put(policy.policy(), spot);
        } else if (action instanceof Action.DropPolicy drop) {
            scene.table(drop.table()).policies().remove(drop.policy());
        } else if (action instanceof Action.RowSecurity security && !security.forced()) {
            scene.table(security.table()).rowSecurity(security.enabled() ? spot : null);
        }
    }
}
