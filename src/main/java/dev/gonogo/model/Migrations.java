package dev.gonogo.model;

import java.util.List;

/**
 * The migration files and the table that remembers which of them were applied.
 *
 * @param folder relative to the runbook
 * @param history the table, optionally with its schema
 * @param naming the regular expression that every file name in the folder must match
 * @param rollbackFolder relative to the runbook; a file that reverts a migration bears the migration's name
 * @param ownTransactions whether files may begin and end transactions themselves, each of which is a portion then
 * @param files the names found in the folder, in the order of their versions
 */
public record Migrations(
        Place at,
        String folder,
        String history,
        String naming,
        String rollbackFolder,
        boolean ownTransactions,
        List<MigrationFile> files) {

    public Migrations {
        files = List.copyOf(files);
    }
}
