package dev.gonogo.sql.parse;

/**
 * The name of something in a schema, as PostgreSQL sees it: folded to lower case unless quoted.
 *
 * @param schema empty when not written
 */
public record Name(String schema, String name) {

    private static final String PUBLIC = "public";

    /** Whether both can be the same: `t` is `public.t` as far as a file tells. */
    public boolean isSame(Name other) {
        return name.equals(other.name) && whole().equals(other.whole());
    }

    /** With the schema that it most likely has. */
    public String whole() {
        return (schema.isEmpty() ? PUBLIC : schema) + "." + name;
    }

    /** As SQL. */
    @Override
    public String toString() {
        return schema.isEmpty() ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    /** A name as SQL, in quotes where it needs them. */
    public static String quoted(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
