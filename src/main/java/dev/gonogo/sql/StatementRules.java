package dev.gonogo.sql;

import java.util.List;
import java.util.Set;

/**
 * Which statements control the transaction, which the server refuses inside one, which change the session. What a
 * function, a procedure or a DO block does inside is not looked at.
 */
final class StatementRules {

    private static final Set<String> TRANSACTION_CONTROL = Set.of(
            "BEGIN",
            "START TRANSACTION",
            "COMMIT",
            "END",
            "ROLLBACK",
            "ABORT",
            "SAVEPOINT",
            "RELEASE",
            "PREPARE TRANSACTION",
            "COMMIT PREPARED",
            "ROLLBACK PREPARED",
            "SET TRANSACTION",
            "SET LOCAL TRANSACTION",
            "SET SESSION TRANSACTION");

    private static final Set<String> OUTSIDE_TRANSACTION = Set.of(
            "CREATE INDEX CONCURRENTLY",
            "DROP INDEX CONCURRENTLY",
            "REINDEX TABLE CONCURRENTLY",
            "REINDEX INDEX CONCURRENTLY",
            "REINDEX SCHEMA",
            "REINDEX SCHEMA CONCURRENTLY",
            "REINDEX DATABASE",
            "REINDEX DATABASE CONCURRENTLY",
            "REINDEX SYSTEM",
            "REINDEX SYSTEM CONCURRENTLY",
            "VACUUM",
            "CREATE DATABASE",
            "DROP DATABASE",
            "CREATE TABLESPACE",
            "DROP TABLESPACE",
            "ALTER SYSTEM",
            "DROP SUBSCRIPTION",
            "DISCARD ALL");

    private static final Set<String> SESSION =
            Set.of("SET", "SET SESSION", "RESET", "DISCARD", "LISTEN", "UNLISTEN", "LOAD", "PREPARE", "DEALLOCATE");

    private StatementRules() {}

    static TransactionUse of(String command, String text) {
        if (TRANSACTION_CONTROL.contains(command)) {
            return TransactionUse.TRANSACTION_CONTROL;
        }
        if (OUTSIDE_TRANSACTION.contains(command) || isOutsideByItsOptions(command, text)) {
            return TransactionUse.OUTSIDE_TRANSACTION;
        }
        return SESSION.contains(command) ? TransactionUse.SESSION : TransactionUse.TRANSACTIONAL;
    }

    private static boolean isOutsideByItsOptions(String command, String text) {
        return switch (command) {
            case "REINDEX TABLE", "REINDEX INDEX" -> isConcurrent(Words.all(text));
            case "ALTER TABLE" -> detachesConcurrently(Words.outsideParens(text));
            case "ALTER DATABASE" -> Words.outsideParens(text).containsPhrase("SET", "TABLESPACE");
            case "CLUSTER" -> namesNoTable(Words.outsideParens(text).list());
            case "CREATE SUBSCRIPTION" -> createsSlot(Words.all(text));
            case "ALTER SUBSCRIPTION" -> refreshes(Words.all(text));
            default -> false;
        };
    }

    private static boolean isConcurrent(Words words) {
        return words.contains("CONCURRENTLY") && !words.switchesOff("CONCURRENTLY");
    }

    private static boolean detachesConcurrently(Words words) {
        return words.containsPhrase("DETACH", "PARTITION") && words.contains("CONCURRENTLY");
    }

    private static boolean namesNoTable(List<String> words) {
        return words.size() == 1 || words.size() == 2 && words.get(1).equals("VERBOSE");
    }

    private static boolean createsSlot(Words words) {
        return !words.switchesOff("CONNECT") && !words.switchesOff("CREATE_SLOT");
    }

    private static boolean refreshes(Words words) {
        return words.contains("PUBLICATION") && !words.switchesOff("REFRESH");
    }
}
