package dev.gonogo.postgres;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of which rows are counted that are not as they should be. */
public record DataTable(String name, String quoted, List<String> columns) {

    public DataTable {
        columns = List.copyOf(columns);
    }

    /** All tables but partitions and those of the system. */
    public static List<DataTable> all(Session session) {
        return session.query(Queries.read("data-tables")).rows().stream()
                .map(row -> new DataTable((String) row.get(0), (String) row.get(1), lines((String) row.get(2))))
                .toList();
    }

    private static List<String> lines(String text) {
        return text == null ? List.of() : Stream.of(text.split("\n")).toList();
    }

    public long rows(Session session) {
        return number(session, "select count(*) from " + quoted);
    }

    public long nulls(Session session, String column) {
        return where(session, "%s is null".formatted(identifier(session, column)));
    }

    /** Rows that share their values with others. */
    public long duplicates(Session session, List<String> of) {
        var quotedColumns =
                of.stream().map(column -> identifier(session, column)).toList();
        return number(
                session,
                "select coalesce(sum(n), 0) from (select count(*) as n from %s where %s group by %s having count(*) > 1) d"
                        .formatted(
                                quoted,
                                quotedColumns.stream()
                                        .map(column -> column + " is not null")
                                        .collect(Collectors.joining(" and ")),
                                String.join(", ", quotedColumns)));
    }

    public long inFuture(Session session, String column) {
        return where(session, "%s > now()".formatted(identifier(session, column)));
    }

    public long outside(Session session, String column, String least, String most) {
        return where(
                session,
                "%s not between %s and %s"
                        .formatted(identifier(session, column), literal(session, least), literal(session, most)));
    }

    public long noneOf(Session session, String column, List<String> values) {
        var literals = values.stream().map(value -> literal(session, value)).collect(Collectors.joining(", "));
        return where(session, "%s::text <> all (array[%s]::text[])".formatted(identifier(session, column), literals));
    }

    /** Rows of which a condition is not true. */
    public long notTrue(Session session, String condition) {
        return where(session, "(%s\n) is not true".formatted(condition));
    }

    private long where(Session session, String condition) {
        return number(session, "select count(*) from " + quoted + " where " + condition);
    }

    /** Rows of this table whose column is not NULL and not in the other's. */
    public long orphans(Session session, String column, DataTable other, String otherColumn) {
        return number(
                session,
                "select count(*) from %s child where child.%s is not null and not exists (select from %s parent where parent.%s = child.%2$s)"
                        .formatted(
                                quoted, identifier(session, column), other.quoted, identifier(session, otherColumn)));
    }

    private static long number(Session session, String query) {
        return ((Number) session.query(query).single()).longValue();
    }

    private static String identifier(Session session, String name) {
        return (String) session.query("select quote_ident(?)", name).single();
    }

    private static String literal(Session session, String value) {
        return (String) session.query("select quote_literal(?)", value).single();
    }
}
