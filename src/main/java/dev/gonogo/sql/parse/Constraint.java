package dev.gonogo.sql.parse;

import java.util.List;
import java.util.Optional;

/**
 * A constraint as it is declared.
 *
 * @param name empty when the server is to find one
 * @param columns of its own table; empty for a check, and where it stands behind its column
 * @param usingIndex whether an index that is there becomes it
 * @param expression of a check
 * @param definition as it is written, without its name and without what stands behind it
 */
public record Constraint(
        int at,
        Kind kind,
        String name,
        List<String> columns,
        Optional<Name> references,
        Optional<Expression> expression,
        boolean notValid,
        boolean usingIndex,
        String definition) {

    /** The kinds that a table can have. */
    public enum Kind {
        CHECK,
        FOREIGN_KEY,
        NOT_NULL,
        UNIQUE,
        PRIMARY_KEY,
        EXCLUSION
    }

    public Constraint {
        columns = List.copyOf(columns);
    }
}
