package dev.gonogo.sql.lint;

import dev.gonogo.model.Place;
import dev.gonogo.model.Severity;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Something that a rule found.
 *
 * @param message what and why, with the names of the statement
 * @param safely how to do it without harm, as SQL; empty when there is nothing to show
 */
public record Finding(Rule rule, Place at, String message, String safely) {

    public Severity severity() {
        return rule.severity();
    }

    Finding named(UnaryOperator<String> path) {
        return new Finding(rule, new Place(path.apply(at.file()), at.line(), at.column()), message, safely);
    }

    /** `a.sql:3:1: error: … [index-not-concurrent]`, and the safe way below. */
    @Override
    public String toString() {
        var severity = severity().name().toLowerCase(Locale.ROOT);
        var text = "%s: %s: %s [%s]".formatted(at, severity, message, rule.id());
        return safely.isEmpty() ? text : text + "\n  safely:\n    " + safely.replace("\n", "\n    ");
    }
}
