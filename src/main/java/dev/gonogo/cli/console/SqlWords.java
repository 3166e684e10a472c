package dev.gonogo.cli.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words of SQL that are completed and shown as such. */
final class SqlWords {

    static final List<String> ALL = List.of(
            "select",
            "from",
            "where",
            "group",
            "order",
            "by",
            "having",
            "limit",
            "offset",
            "join",
            "left",
            "right",
            "full",
            "inner",
            "outer",
            "cross",
            "lateral",
            "on",
            "using",
            "as",
            "and",
            "or",
            "not",
            "in",
            "is",
            "null",
            "exists",
            "between",
            "like",
            "ilike",
            "case",
            "when",
            "then",
            "else",
            "end",
            "distinct",
            "union",
            "all",
            "with",
            "values",
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "insert",
            "into",
            "update",
            "set",
            "delete",
            "returning",
            "explain",
            "analyze",
            "show",
            "table",
            "true",
            "false",
            "asc",
            "desc",
            "interval",
            "create",
            "alter",
            "drop",
            "index");

    private static final Set<String> KNOWN = Set.copyOf(ALL);

    private SqlWords() {}

    static boolean isKnown(String word) {
        return KNOWN.contains(word.toLowerCase(Locale.ROOT));
    }
}
