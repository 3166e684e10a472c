package dev.gonogo.sql;

import java.util.List;

/** Tells what a statement that cannot be in a transaction names. */
final class AloneStatements {

    private static final List<String> SCOPES = List.of("INDEX", "TABLE", "SCHEMA", "DATABASE", "SYSTEM");

    private AloneStatements() {}

    static Alone of(String command, String text) {
        var words = new StatementWords(text);
        return switch (command) {
            case "CREATE INDEX CONCURRENTLY" -> buildIndex(words);
            case "DROP INDEX CONCURRENTLY" -> dropIndex(words);
            case "ALTER TABLE" -> detachPartition(words);
            case "CREATE DATABASE", "CREATE TABLESPACE" -> serverObject(words, true);
            case "DROP DATABASE", "DROP TABLESPACE" -> serverObject(words, false);
            case "ALTER SYSTEM", "ALTER DATABASE" -> new Alone.ServerSetting();
            case "CREATE SUBSCRIPTION", "ALTER SUBSCRIPTION", "DROP SUBSCRIPTION" -> new Alone.Subscription();
            default -> reindexOrMaintenance(words, text);
        };
    }

    private static Alone buildIndex(StatementWords words) {
        words.skip("CREATE");
        words.skip("UNIQUE");
        words.skip("INDEX", "CONCURRENTLY");
        words.skip("IF", "NOT", "EXISTS");
        var index = words.skip("ON") ? "" : words.name();
        words.skip("ON");
        words.skip("ONLY");
        return new Alone.BuildIndex(index, words.name());
    }

    private static Alone dropIndex(StatementWords words) {
        words.skip("DROP", "INDEX", "CONCURRENTLY");
        words.skip("IF", "EXISTS");
        return new Alone.DropIndex(words.name());
    }

    private static Alone detachPartition(StatementWords words) {
        words.skip("ALTER", "TABLE");
        words.skip("IF", "EXISTS");
        words.skip("ONLY");
        var table = words.name();
        words.skipSymbol("*");
        words.skip("DETACH", "PARTITION");
        return new Alone.DetachPartition(table, words.name());
    }

    private static Alone serverObject(StatementWords words, boolean created) {
        words.skip(created ? "CREATE" : "DROP");
        var kind = words.skip("DATABASE") ? "database" : "tablespace";
        words.skip("TABLESPACE");
        words.skip("IF", "EXISTS");
        return new Alone.ServerObject(kind, words.name(), created);
    }

    private static Alone reindexOrMaintenance(StatementWords words, String text) {
        if (!words.skip("REINDEX") || !Words.all(text).contains("CONCURRENTLY")) {
            return new Alone.Maintenance();
        }
        words.skipParens();
        var scope = SCOPES.stream().filter(words::skip).findFirst().orElse("TABLE");
        words.skip("CONCURRENTLY");
        return new Alone.Reindex(scope, words.name());
    }
}
