package dev.gonogo.postgres;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement that changes the history of migrations.
 *
 * @param sql with a `?` for each value
 * @param values texts, numbers, and lists of texts
 */
public record HistoryChange(String sql, List<Object> values) {

    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");

    public HistoryChange {
        values = List.copyOf(values);
    }

    /** Carries it out in the session's transaction, and tells how many rows it changed. */
    public long in(Session session) {
        return session.update(
                sql,
                values.stream()
                        .map(value -> value instanceof List<?> texts ? texts.toArray(new String[0]) : value)
                        .toArray());
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
                    : texts.stream().map(HistoryChange::literal).collect(Collectors.joining(", ", "array[", "]"));
        }
        return value instanceof Number
                ? value.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
