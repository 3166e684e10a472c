package dev.gonogo.postgres;

import java.util.List;

/** Liquibase's `databasechangelog`: change sets, which are compared by the files that they are in. Read only. */
final class LiquibaseHistory implements HistoryFormat {

    @Override
    public String tool() {
        return "Liquibase";
    }

    @Override
    public List<MigrationHistory.Applied> read(Session session, String table) {
        return session
                .query("select regexp_replace(filename, '^.*/', ''), min(orderexecuted) from " + table
                        + " group by 1 order by 2")
                .rows()
                .stream()
                .map(row -> new MigrationHistory.Applied(row.get(0).toString(), ""))
                .toList();
    }

    @Override
    public List<String> troubles(Session session, String table) {
        return session
                .query("select id from " + table + " where exectype = 'FAILED' order by orderexecuted")
                .rows()
                .stream()
                .map(row -> "change set `%s` failed under Liquibase, and may have taken effect in part"
                        .formatted(row.get(0)))
                .toList();
    }

    @Override
    public boolean isWritable() {
        return false;
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
