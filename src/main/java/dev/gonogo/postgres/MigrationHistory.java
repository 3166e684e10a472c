package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The table that remembers which migrations were applied: a plain one with a column `version`, or one of Supabase, Flyway,
 * golang-migrate or Liquibase. Which it is, its columns tell; one that does not exist yet is created as its name says.
 */
public final class MigrationHistory {

    private final String table;

    /** @param table its name as it is, optionally with a schema; without one it is in `public` */
    public MigrationHistory(String table) {
        this.table = table.contains(".") ? table : "public." + table;
    }

    /** `schema.table`. */
    public String table() {
        return table;
    }

    /**
     * A migration that the table says to be applied.
     *
     * @param version as the table writes it
     * @param checksum of the file when it was applied, as the table's tool makes it; empty when the table does not know
     * @param name empty when the table does not know
     * @param statements that were run, empty when the table does not know
     */
    public record Applied(String version, String checksum, String name, List<String> statements) {

        public Applied {
            statements = List.copyOf(statements);
        }

        public Applied(String version, String checksum) {
            this(version, checksum, "", List.of());
        }
    }

    /**
     * What is written about a migration.
     *
     * @param version as the rows that are there write theirs
     * @param flywayChecksum as Flyway makes it of the file
     */
    public record Entry(
            String version, String name, String fileName, String sha256, int flywayChecksum, List<String> statements) {

        public Entry {
            statements = List.copyOf(statements);
        }
    }

    /**
     * The table as it is.
     *
     * @param tool whose it is, as `Flyway`
     * @param isWritable whether Gonogo writes such a table
     * @param isCumulative whether its one row stands for every version up to its own
     * @param applied in the order of the table; none when it does not exist
     * @param troubles migrations that did not end well, and what else is wrong with it, one sentence each
     */
    public record State(
            String tool, boolean isWritable, boolean isCumulative, List<Applied> applied, List<String> troubles) {

        public State {
            applied = List.copyOf(applied);
            troubles = List.copyOf(troubles);
        }

        /** Of a table of plain versions. */
        public static State of(List<Applied> applied) {
            return new State("plain versions", true, false, applied, List.of());
        }

        /** Without rows of which this is so. */
        public State without(Predicate<Applied> rows) {
            return new State(
                    tool,
                    isWritable,
                    isCumulative,
                    applied.stream().filter(rows.negate()).toList(),
                    troubles);
        }
    }

    /** @throws HistoryUnknown when the table is no history */
    public State read(Session session) {
        var format = format(session);
        var quoted = quoted(session);
        boolean there = isThere(session);
        return new State(
                format.tool(),
                format.isWritable(),
                format.isCumulative(),
                there ? format.read(session, quoted) : List.of(),
                there ? troubles(session, format, quoted) : List.of());
    }

    /** What belongs to the table runs when a file's row is written: behind the last look at what the file does. */
    private List<String> troubles(Session session, HistoryFormat format, String quoted) {
        var attached = session.query(Queries.read("attached"), quoted).rows().stream()
                .map(row ->
                        "%s has the %s `%s`, which would run unseen with every row that is written; disable or drop it for the window"
                                .formatted(table, row.get(0), row.get(1)));
        return Stream.concat(format.troubles(session, quoted).stream(), attached)
                .toList();
    }

    /** Other tables of this database that remember migrations, as `public.databasechangelog`. */
    public List<String> others(Session session) {
        return session.query(Queries.read("histories")).rows().stream()
                .map(row -> row.get(0).toString())
                .filter(other -> !other.equals(table))
                .toList();
    }

    public void createIfMissing(Session session) {
        if (!isThere(session)) {
            format(session).create(session, quoted(session));
        }
    }

    /** What notes a migration as applied. */
    public RowChange insertion(Session session, Entry entry) {
        return insertions(session).of(entry);
    }

    /** What notes migrations as applied, in the table as it is now. */
    public Insertions insertions(Session session) {
        var format = format(session);
        var quoted = quoted(session);
        return entry -> format.insertion(quoted, entry);
    }

    /** What notes a migration as applied. */
    @FunctionalInterface
    public interface Insertions {
        RowChange of(Entry entry);
    }

    /** What takes a version out again. */
    public RowChange deletion(Session session, String version) {
        return deletions(session).apply(version);
    }

    /** What takes versions out again, from the table as it is now. */
    public Function<String, RowChange> deletions(Session session) {
        var format = format(session);
        var quoted = quoted(session);
        return version -> format.deletion(quoted, version);
    }

    private HistoryFormat format(Session session) {
        var columns = columns(session);
        return columns.isEmpty()
                ? HistoryFormat.named(table)
                : HistoryFormat.of(columns).orElseThrow(() -> new HistoryUnknown(table, columns.keySet()));
    }

    public boolean isThere(Session session) {
        return Boolean.TRUE.equals(session.query("select to_regclass(?) is not null", quoted(session))
                .single());
    }

    /** Names and types. */
    private Map<String, String> columns(Session session) {
        var columns = new LinkedHashMap<String, String>();
        session.query(Queries.read("columns"), quoted(session))
                .rows()
                .forEach(row -> columns.put(row.get(0).toString(), row.get(1).toString()));
        return columns;
    }

    private String quoted(Session session) {
        var parts = table.split("\\.", 2);
        return session.query("select quote_ident(?) || '.' || quote_ident(?)", parts[0], parts[1])
                .single()
                .toString();
    }
}
