package dev.gonogo.postgres;

import java.util.Collection;

/** The table that is to remember migrations is none that any tool here would know. */
public final class HistoryUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HistoryUnknown(String table, Collection<String> columns) {
        super("history `%s` has the columns %s, by which it is no history of a tool that Gonogo knows"
                .formatted(table, String.join(", ", columns)));
    }

    public String hint() {
        return "one has `version` (and perhaps `name`, `checksum`, `applied_at`), or what Supabase, Flyway, golang-migrate or"
                + " Liquibase make; `history` names the table";
    }
}
