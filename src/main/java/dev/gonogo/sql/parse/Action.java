package dev.gonogo.sql.parse;

import java.util.List;
import java.util.Optional;

/**
 * One thing that a statement does. An `ALTER TABLE` with three clauses is three.
 */
public sealed interface Action {

    /** How many characters of the statement are before it. */
    int at();

    /** One that a table is locked for. */
    sealed interface OnTable extends Action {
        Name table();
    }

    record CreateTable(
            int at,
            Name table,
            boolean ifNotExists,
            boolean temporary,
            List<Column> columns,
            List<Constraint> constraints,
            Optional<Name> parent,
            boolean fromOther)
            implements OnTable {
        public CreateTable {
            columns = List.copyOf(columns);
            constraints = List.copyOf(constraints);
        }
    }

    record AddColumn(int at, Name table, Column column, boolean ifNotExists) implements OnTable {}

    record DropColumn(int at, Name table, String column, boolean ifExists, boolean cascade) implements OnTable {}

    record ChangeType(int at, Name table, String column, TypeName type, boolean using) implements OnTable {}

    record SetNotNull(int at, Name table, String column) implements OnTable {}

    record DropNotNull(int at, Name table, String column) implements OnTable {}

    /** Default, expression, statistics or storage of a column. */
    record ChangeColumn(int at, Name table, String column, boolean online) implements OnTable {}

    record AddIdentity(int at, Name table, String column) implements OnTable {}

    record AddConstraint(int at, Name table, Constraint constraint) implements OnTable {}

    record ValidateConstraint(int at, Name table, String constraint) implements OnTable {}

    record DropConstraint(int at, Name table, String constraint, boolean ifExists, boolean cascade)
            implements OnTable {}

    record RenameColumn(int at, Name table, String from, String to) implements OnTable {}

    record RenameTable(int at, Name table, Name to) implements OnTable {}

    record AttachPartition(int at, Name table, Name partition) implements OnTable {}

    record DetachPartition(int at, Name table, Name partition, boolean concurrently) implements OnTable {}

    record SetLogged(int at, Name table, boolean logged) implements OnTable {}

    record SwitchTrigger(int at, Name table, String trigger, boolean enabled) implements OnTable {}

    record RowSecurity(int at, Name table, boolean enabled, boolean forced) implements OnTable {}

    record ReplicaIdentity(int at, Name table) implements OnTable {}

    /** @param online whether the table can be read and written meanwhile */
    record OtherChange(int at, Name table, String text, boolean online) implements OnTable {}

    /** A comment, or statistics to be gathered. */
    record Annotate(int at, Name table) implements OnTable {}

    /** @param definition what is written behind the table: method, columns, condition */
    record CreateIndex(
            int at,
            Name table,
            String index,
            boolean unique,
            boolean concurrently,
            boolean ifNotExists,
            List<String> columns,
            String definition)
            implements OnTable {
        public CreateIndex {
            columns = List.copyOf(columns);
        }
    }

    record CreateTrigger(int at, Name table, String trigger, boolean replaces) implements OnTable {}

    record DropTrigger(int at, Name table, String trigger, boolean ifExists) implements OnTable {}

    record CreatePolicy(
            int at,
            Name table,
            String policy,
            boolean restrictive,
            boolean replaces,
            Optional<Expression> using,
            Optional<Expression> check)
            implements OnTable {}

    record DropPolicy(int at, Name table, String policy, boolean ifExists) implements OnTable {}

    record Truncate(int at, Name table, boolean cascade) implements OnTable {}

    record Insert(int at, Name table) implements OnTable {}

    record Update(int at, Name table, List<String> columns, boolean everyRow) implements OnTable {
        public Update {
            columns = List.copyOf(columns);
        }
    }

    record Delete(int at, Name table, boolean everyRow) implements OnTable {}

    record LockTable(int at, Name table, String mode) implements OnTable {}

    record Cluster(int at, Name table) implements OnTable {}

    record VacuumFull(int at, Name table) implements OnTable {}

    /** @param of what is built anew: `INDEX`, `TABLE`, `SCHEMA`, … */
    record Reindex(int at, Name table, String of, boolean concurrently) implements OnTable {}

    record Refresh(int at, Name table, boolean concurrently) implements OnTable {}

    record CreateView(
            int at,
            Name table,
            boolean materialized,
            boolean temporary,
            boolean replaces,
            boolean ifNotExists,
            boolean securityInvoker)
            implements OnTable {}

    /** @param kind in upper case, as `TABLE` or `MATERIALIZED VIEW` */
    record Drop(int at, String kind, List<Name> names, boolean ifExists, boolean cascade, boolean concurrently)
            implements Action {
        public Drop {
            names = List.copyOf(names);
        }
    }

    /** Something that has no action of its own is made. */
    record Create(int at, String kind, Name name, boolean guarded) implements Action {}

    record CreateEnum(int at, Name type, List<String> values) implements Action {
        public CreateEnum {
            values = List.copyOf(values);
        }
    }

    record AddEnumValue(int at, Name type, String value, boolean ifNotExists) implements Action {}

    /** Something other than a table or a column is called otherwise from now on. */
    record Rename(int at, String kind, String from, String to) implements Action {}

    /** @param checks whether the rows of all tables that use it are read */
    record ChangeDomain(int at, Name domain, boolean checks) implements Action {}

    /** @param signature its name and its arguments, as ALTER wants them */
    record CreateRoutine(
            int at, Name routine, String signature, boolean replaces, boolean definer, boolean fixedPath, Body body)
            implements Action {}

    record DoBlock(int at, Body body) implements Action {}

    /** A role that logs in with a password in the text. */
    record Password(int at, String role) implements Action {}

    record Grant(int at, boolean revokes, String text) implements Action {}

    record ChangeOwner(int at, String kind, String name) implements Action {}

    /**
     * @param name of the setting in lower case
     * @param value as written, without quotes
     */
    record Setting(int at, String name, boolean local, String value) implements Action {}

    /** A database that is named. */
    record NamedDatabase(int at, String database) implements Action {}

    /** All other things, which no rule knows. */
    record Other(int at, String command) implements Action {}
}
