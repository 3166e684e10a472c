package dev.gonogo.postgres;

import java.util.List;

/** golang-migrate's `schema_migrations`: one row with the last version, and whether it failed. Read only. */
final class GolangMigrateHistory implements HistoryFormat {

    @Override
    public String tool() {
        return "golang-migrate";
    }

    @Override
    public List<MigrationHistory.Applied> read(Session session, String table) {
        return session.query("select version from " + table + " order by version").rows().stream()
                .map(row -> new MigrationHistory.Applied(row.get(0).toString(), ""))
                .toList();
    }

    @Override
    public List<String> troubles(Session session, String table) {
        return session.query("select version from " + table + " where dirty").rows().stream()
                .map(row -> "migration `%s` is dirty under golang-migrate: it failed, and may have taken effect in part"
                        .formatted(row.get(0)))
                .toList();
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public boolean isCumulative() {
        return true;
    }

    @Override
    public void create(Session session, String table) {
        throw new UnsupportedOperationException(tool());
    }

    @Override
    public RowChange insertion(String table, MigrationHistory.Entry entry) {
        throw new UnsupportedOperationException(tool());
    }
}
