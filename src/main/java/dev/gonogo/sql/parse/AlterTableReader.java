package dev.gonogo.sql.parse;

import java.util.Locale;
import java.util.Set;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.*;

/** `ALTER TABLE`: each of its clauses is an action. */
final class AlterTableReader {

    private final TreeReader reader;

    AlterTableReader(TreeReader reader) {
        this.reader = reader;
    }

    void read(Alter_table_statementContext alter) {
        var table = Tree.qualified(alter.name);
        int at = reader.at(alter);
        alter.table_action().forEach(action -> clause(table, action));
        if (alter.rename_to() != null) {
            reader.add(new Action.RenameTable(at, table, new Name(table.schema(), Tree.name(alter.rename_to().name))));
        } else if (alter.set_schema() != null) {
            var schema = Tree.name(alter.set_schema().identifier());
            reader.add(new Action.RenameTable(at, table, new Name(schema, table.name())));
        } else if (alter.alter_partition() != null) {
            partition(at, table, alter.alter_partition());
        } else if (alter.RENAME() != null) {
            rename(at, table, alter);
        }
    }

    private void rename(int at, Name table, Alter_table_statementContext alter) {
        var from = Tree.name(alter.identifier(0));
        var to = Tree.name(alter.identifier(1));
        reader.add(
                alter.CONSTRAINT() == null
                        ? new Action.RenameColumn(at, table, from, to)
                        : new Action.OtherChange(at, table, "RENAME CONSTRAINT", false));
    }

    private void partition(int at, Name table, Alter_partitionContext change) {
        if (change.ATTACH() != null) {
            var child = Tree.qualified(change.partition_table_value().schema_qualified_name());
            reader.add(new Action.AttachPartition(at, table, child));
        } else {
            boolean online = change.CONCURRENTLY() != null || change.FINALIZE() != null;
            reader.add(new Action.DetachPartition(at, table, Tree.qualified(change.child), online));
        }
    }

    private void clause(Name table, Table_actionContext clause) {
        int at = reader.at(clause);
        var columns = new ColumnReader(reader);
        if (clause.table_column_definition() != null) {
            var column = columns.column(clause.table_column_definition());
            reader.add(new Action.AddColumn(at, table, column, clause.if_not_exists() != null));
        } else if (clause.tabl_constraint != null) {
            columns.constraint(clause.tabl_constraint)
                    .ifPresent(constraint -> reader.add(new Action.AddConstraint(at, table, constraint)));
        } else if (clause.column_action() != null) {
            column(at, table, Tree.name(clause.column), clause.column_action());
        } else if (clause.column != null && clause.DROP() != null) {
            reader.add(new Action.DropColumn(
                    at,
                    table,
                    Tree.name(clause.column),
                    clause.if_exists() != null,
                    Tree.cascades(clause.cascade_restrict())));
        } else {
            other(at, table, clause);
        }
    }

    private void column(int at, Name table, String column, Column_actionContext action) {
        if (action.data_type() != null) {
            reader.add(new Action.ChangeType(at, table, column, Tree.type(action.data_type()), action.USING() != null));
        } else if (action.NOT() != null) {
            reader.add(
                    action.set == null
                            ? new Action.DropNotNull(at, table, column)
                            : new Action.SetNotNull(at, table, column));
        } else if (action.identity_body() != null) {
            reader.add(new Action.AddIdentity(at, table, column));
        } else {
            boolean online = action.set_statistics() != null
                    || action.storage_parameters() != null
                    || action.names_in_parens() != null;
            reader.add(new Action.ChangeColumn(at, table, column, online));
        }
    }

    private void other(int at, Name table, Table_actionContext clause) {
        if (clause.validate_constraint() != null) {
            var name =
                    Tree.qualified(clause.validate_constraint().constraint_name).name();
            reader.add(new Action.ValidateConstraint(at, table, name));
        } else if (clause.drop_constraint() != null) {
            var drop = clause.drop_constraint();
            reader.add(new Action.DropConstraint(
                    at,
                    table,
                    Tree.name(drop.constraint_name),
                    drop.if_exists() != null,
                    Tree.cascades(drop.cascade_restrict())));
        } else if (clause.set_logged() != null) {
            boolean logged = clause.set_logged().LOGGED() != null;
            reader.add(new Action.SetLogged(at, table, logged));
        } else if (clause.SECURITY() != null) {
            boolean forced = clause.FORCE() != null;
            boolean enabled = forced ? clause.NO() == null : clause.ENABLE() != null;
            reader.add(new Action.RowSecurity(at, table, enabled, forced));
        } else if (clause.TRIGGER() != null) {
            var trigger = clause.trigger_name == null
                    ? "ALL"
                    : Tree.qualified(clause.trigger_name).name();
            reader.add(new Action.SwitchTrigger(at, table, trigger, clause.ENABLE() != null));
        } else if (clause.REPLICA() != null && clause.IDENTITY() != null) {
            reader.add(new Action.ReplicaIdentity(at, table));
        } else if (clause.owner_to() != null) {
            reader.add(new Action.ChangeOwner(at, "TABLE", table.toString()));
        } else {
            reader.add(new Action.OtherChange(at, table, Tree.text(clause), isOnline(clause)));
        }
    }

    private static boolean isOnline(Table_actionContext clause) {
        return clause.storage_parameters() != null && Set.of("SET").contains(word(clause))
                || clause.CLUSTER() != null && clause.WITHOUT() == null;
    }

    private static String word(Table_actionContext clause) {
        return clause.getStart().getText().toUpperCase(Locale.ROOT);
    }
}
