package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Supabase's `supabase_migrations.schema_migrations`, which knows the statements too. */
final class SupabaseHistory implements HistoryFormat {

    @Override
    public String tool() {
        return "Supabase";
    }

    @Override
    public List<MigrationHistory.Applied> read(Session session, String table) {
        var migrations = session.query(Queries.read("supabase-history").formatted(table)).rows().stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.get(0), row.get(1)), LinkedHashMap::new, Collectors.toList()));
        return migrations.entrySet().stream()
                .map(migration -> applied(migration.getKey(), migration.getValue()))
                .toList();
    }

    private static MigrationHistory.Applied applied(List<Object> versionAndName, List<List<Object>> rows) {
        var statements = rows.stream()
                .map(row -> row.get(2))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        return new MigrationHistory.Applied(
                versionAndName.get(0).toString(), "", versionAndName.get(1).toString(), statements);
    }

    @Override
    public void create(Session session, String table) {
        session.execute("create schema if not exists " + table.substring(0, table.indexOf('.')));
        session.execute("create table " + table + " (version text not null primary key, statements text[], name text)");
    }

    @Override
    public RowChange insertion(String table, MigrationHistory.Entry entry) {
        return new RowChange(
                "insert into " + table + " (version, name, statements) values (?, ?, ?)",
                List.of(entry.version(), entry.name(), entry.statements()));
    }
}
