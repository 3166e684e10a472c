package dev.gonogo.sql.parse;

import java.util.List;
import java.util.Locale;

/** An expression as it is written, and the functions that it calls. */
public record Expression(String text, List<Call> calls) {

    public Expression {
        calls = List.copyOf(calls);
    }

    /** Whether it is true for every row, in one of the usual spellings. */
    public boolean isAlwaysTrue() {
        var bare = text.replaceAll("[\\s()]", "").toLowerCase(Locale.ROOT);
        return bare.matches("true|'t(rue)?'(::bool(ean)?)?|true::bool(ean)?|(\\w+)=\\4|notfalse|trueortrue");
    }

    /** Whether it is the column and that it is not null, which proves `NOT NULL`. */
    public boolean isNotNullOf(String column) {
        return text.replaceAll("[\\s()\"]", "").equalsIgnoreCase(column + "isnotnull");
    }
}
