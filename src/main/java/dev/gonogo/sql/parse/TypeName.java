package dev.gonogo.sql.parse;

import java.util.Locale;
import java.util.Map;

/**
 * A type under PostgreSQL's usual name for it.
 *
 * @param base without length and precision: `varchar`, `numeric`, `timestamptz`
 * @param arguments length or precision as written, `50` or `10,2`; empty without
 */
public record TypeName(String base, String arguments, boolean array) {

    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int8", "bigint"),
            Map.entry("character varying", "varchar"),
            Map.entry("char varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("float8", "double precision"),
            Map.entry("float4", "real"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("time with time zone", "timetz"),
            Map.entry("time without time zone", "time"),
            Map.entry("serial4", "serial"),
            Map.entry("serial2", "smallserial"),
            Map.entry("serial8", "bigserial"));

    static TypeName of(String written) {
        var text = written.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        boolean array = text.endsWith("]") || text.endsWith(" array");
        int open = text.indexOf('(');
        int close = text.indexOf(')', open + 1);
        var arguments =
                open < 0 || close < 0 ? "" : text.substring(open + 1, close).replace(" ", "");
        var base = text.replaceAll("\\([^)]*\\)", "")
                .replaceAll("\\[[^]]*]| array$", "")
                .replaceAll("\\s+", " ")
                .replaceFirst("^pg_catalog\\.", "")
                .strip();
        return new TypeName(USUAL.getOrDefault(base, base), arguments, array);
    }

    /** Whether it draws its numbers from a sequence of its own. */
    public boolean isSerial() {
        return base.endsWith("serial");
    }

    @Override
    public String toString() {
        return base + (arguments.isEmpty() ? "" : "(" + arguments + ")") + (array ? "[]" : "");
    }
}
