package dev.gonogo.postgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A statement that changes rows of a table that Gonogo keeps: the history of migrations, receipts.
 *
 * @param sql with a `?` for each value
 * @param values texts, numbers, and lists of texts
 */
public record RowChange(String sql, List<Object> values) {

    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");

    public RowChange {
        values = List.copyOf(values);
    }

    /** Carries it out in the session's transaction, and tells how many rows it changed. */
    public long in(Session session) {
        return session.update(sql, arguments().toArray());
    }

    /** The values as the driver takes them. */
    Stream<Object> arguments() {
        return values.stream().map(value -> value instanceof List<?> texts ? texts.toArray(new String[0]) : value);
    }

    /** The statement with its values in it, for people. */
    public String shown() {
        var all = values.iterator();
        return Pattern.compile("\\?")
                        .matcher(COMMENT.matcher(sql).replaceAll(""))
                        .replaceAll(mark -> Matcher.quoteReplacement(literal(all.next())))
                        .strip()
                + ";";
    }

    private static String literal(Object value) {
        if (value instanceof List<?> texts) {
            return texts.isEmpty()
                    ? "'{}'"
                    : texts.stream().map(RowChange::literal).collect(Collectors.joining(", ", "array[", "]"));
        }
        return value instanceof Number
                ? value.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
