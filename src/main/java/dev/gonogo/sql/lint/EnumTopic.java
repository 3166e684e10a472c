package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.Mention;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Enums, and values that are used before they may be. */
final class EnumTopic implements Topic {

    private static final Rule USED = Rule.warning(
                    "new-enum-value-used",
                    "`{value}` is added to its enum in this file and used here: in one transaction the server refuses that; Gonogo divides the file, others do not")
            .safely("-- in a file of its own, before this one\nALTER TYPE {type} ADD VALUE '{value}';");
    private static final Rule CREATED = Rule.info(
                    "enum-created", "enum `{type}`: its values can be added and renamed, and never removed")
            .safely("-- a table of values, or:\ncheck (… IN ({values}))");

    private final Set<String> ownTypes = new HashSet<>();
    private final Set<Added> added = new HashSet<>();

    private record Added(String type, String value) {}

    @Override
    public List<Rule> rules() {
        return List.of(USED, CREATED);
    }

    @Override
    public void look(Action action, Scene scene, Findings findings) {
        if (action instanceof Action.CreateEnum create) {
            ownTypes.add(create.type().whole());
            var values =
                    create.values().stream().map(value -> "'" + value + "'").toList();
            findings.add(CREATED, create.at(), "type", create.type(), "values", String.join(", ", values));
        } else if (action instanceof Action.AddEnumValue add
                && !ownTypes.contains(add.type().whole())) {
            added.add(new Added(add.type().toString(), add.value()));
        }
    }

    @Override
    public void look(ReadStatement statement, Scene scene, Findings findings) {
        if (!statement.command().equals("ALTER TYPE")) {
            statement.parsed().literals().forEach(literal -> use(literal, findings));
        }
    }

    @Override
    public void endOfFile(Scene scene, Findings findings) {
        ownTypes.clear();
        added.clear();
    }

    private void use(Mention literal, Findings findings) {
        added.stream()
                .filter(one -> one.value().equals(literal.text()))
                .findFirst()
                .ifPresent(one -> findings.add(USED, literal.at(), "value", one.value(), "type", one.type()));
    }
}
