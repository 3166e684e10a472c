package dev.gonogo.sql.parse;

import java.util.List;
import java.util.Optional;

/**
 * A column as it is declared.
 *
 * @param constraints those that stand behind it, `NOT NULL` left out
 * @param generated whether it is computed from others and stored
 */
public record Column(
        int at,
        String name,
        TypeName type,
        boolean notNull,
        Optional<Expression> defaultValue,
        boolean identity,
        boolean generated,
        List<Constraint> constraints) {

    public Column {
        constraints = List.copyOf(constraints);
    }

    public boolean has(Constraint.Kind kind) {
        return constraint(kind).isPresent();
    }

    public Optional<Constraint> constraint(Constraint.Kind kind) {
        return constraints.stream().filter(one -> one.kind() == kind).findFirst();
    }
}
