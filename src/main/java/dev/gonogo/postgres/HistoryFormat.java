package dev.gonogo.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a tool remembers which migrations were applied. Tables are named as SQL does, quoted where needed. */
interface HistoryFormat {

    /** Whose it is, for messages. */
    String tool();

    List<MigrationHistory.Applied> read(Session session, String table);

    /** Sentences about migrations that did not end well. */
    default List<String> troubles(Session session, String table) {
        return List.of();
    }

    default boolean isWritable() {
        return true;
    }

    /** Whether it has one row, which stands for all versions up to its own. */
    default boolean isCumulative() {
        return false;
    }

    void create(Session session, String table);

    RowChange insertion(String table, MigrationHistory.Entry entry);

    default RowChange deletion(String table, String version) {
        return new RowChange("delete from " + table + " where version::text = ?", List.of(version));
    }

    /** By the columns of a table that is there, with their types. */
    static Optional<HistoryFormat> of(Map<String, String> columns) {
        var names = columns.keySet();
        if (names.containsAll(List.of("installed_rank", "version", "script", "checksum", "success"))) {
            return Optional.of(new FlywayHistory());
        }
        if (names.containsAll(List.of("id", "author", "filename", "md5sum"))) {
            return Optional.of(new LiquibaseHistory());
        }
        if (names.containsAll(List.of("version", "dirty"))) {
            return Optional.of(new GolangMigrateHistory());
        }
        if (names.containsAll(List.of("version", "statements"))) {
            return Optional.of(new SupabaseHistory());
        }
        return names.contains("version") ? Optional.of(new PlainHistory(columns)) : Optional.empty();
    }

    /** By the name of a table that is to be made. */
    static HistoryFormat named(String table) {
        if (table.equals("supabase_migrations.schema_migrations")) {
            return new SupabaseHistory();
        }
        return switch (table.substring(table.indexOf('.') + 1)) {
            case "flyway_schema_history" -> new FlywayHistory();
            case "databasechangelog" -> new LiquibaseHistory();
            default -> new PlainHistory();
        };
    }
}
