package dev.gonogo.sql.parse;

import java.util.List;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.*;

/** Commands that maintain, empty, fill or lock tables, and `DO`. */
final class CommandReader {

    private final TreeReader reader;

    CommandReader(TreeReader reader) {
        this.reader = reader;
    }

    void read(Additional_statementContext command) {
        int at = reader.at(command);
        if (command.anonymous_block() != null) {
            new BodyReader(reader).block(at, command.anonymous_block());
        } else if (command.truncate_stmt() != null) {
            var truncate = command.truncate_stmt();
            truncate.only_table_multiply().stream()
                    .map(table -> Tree.qualified(table.schema_qualified_name()))
                    .forEach(table ->
                            reader.add(new Action.Truncate(at, table, Tree.cascades(truncate.cascade_restrict()))));
        } else if (command.reindex_stmt() != null) {
            reindex(at, command.reindex_stmt());
        } else if (command.cluster_stmt() != null) {
            var table = command.cluster_stmt().schema_qualified_name();
            reader.add(new Action.Cluster(at, table == null ? new Name("", "*") : Tree.qualified(table)));
        } else if (command.REFRESH() != null) {
            var view = Tree.qualified(command.schema_qualified_name());
            reader.add(new Action.Refresh(at, view, command.CONCURRENTLY() != null));
        } else if (command.copy_statement() != null && command.copy_statement().copy_from_statement() != null) {
            var into = command.copy_statement().copy_from_statement().table_cols();
            reader.add(new Action.Insert(at, Tree.qualified(into.schema_qualified_name())));
        }
    }

    void read(Script_additionalContext command) {
        if (command.VACUUM() == null || !isFull(command.vacuum_mode())) {
            return;
        }
        var tables = command.table_cols_list() == null
                ? List.of(new Name("", "*"))
                : command.table_cols_list().inheritance_specified_table_cols().stream()
                        .map(table -> Tree.qualified(table.schema_qualified_name()))
                        .toList();
        tables.forEach(table -> reader.add(new Action.VacuumFull(reader.at(command), table)));
    }

    void read(Lock_tableContext lock) {
        var mode = lock.lock_mode() == null ? "ACCESS EXCLUSIVE" : Tree.text(lock.lock_mode());
        lock.only_table_multiply().stream()
                .map(table -> Tree.qualified(table.schema_qualified_name()))
                .forEach(table -> reader.add(new Action.LockTable(reader.at(lock), table, mode)));
    }

    private static boolean isFull(Vacuum_modeContext mode) {
        return mode.FULL() != null
                || mode.vacuum_option().stream().anyMatch(option -> option.FULL() != null && isOn(option));
    }

    private static boolean isOn(Vacuum_optionContext option) {
        return option.boolean_value() == null
                || !Tree.text(option.boolean_value()).matches("(?i)'?(off|false|no|0)'?");
    }

    private void reindex(int at, Reindex_stmtContext reindex) {
        var name = reindex.schema_qualified_name() == null
                ? new Name("", "*")
                : Tree.qualified(reindex.schema_qualified_name());
        boolean concurrently = reindex.CONCURRENTLY() != null
                || reindex.reindex_options() != null
                        && reindex.reindex_options().reindex_option().stream()
                                .anyMatch(option -> option.CONCURRENTLY() != null);
        int kind = reindex.reindex_options() == null ? 1 : 2;
        reader.add(new Action.Reindex(at, name, Tree.word(reindex, kind), concurrently));
    }
}
