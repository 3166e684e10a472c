package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/** What a check asks. */
public sealed interface Probe {

    <R> R as(Kinds<R> kinds);

    /** One answer per kind of probe. */
    interface Kinds<R> {
        R query(Query probe);

        R serverVersion(ServerVersion probe);

        R rowLevelSecurity(RowLevelSecurity probe);

        R foreignKeys(ForeignKeys probe);

        R constraints(Constraints probe);

        R views(Views probe);

        R program(Program probe);

        R tenantIsolation(TenantIsolation probe);

        R data(Data probe);

        R valid(Valid probe);

        R objects(Objects probe);

        R enumeration(Enumeration probe);

        R limits(Limits probe);

        R parameters(Parameters probe);

        R extensions(Extensions probe);

        R privileges(Privileges probe);

        R script(Script probe);

        R http(Http probe);

        R file(File probe);

        R backupFile(BackupFile probe);
    }

    /**
     * One query, with what must hold of its result.
     *
     * @param asRole the role to read as, empty for the session's own
     * @param settings set for the transaction of the query
     */
    record Query(
            Optional<String> text,
            Optional<SourceFile> file,
            Optional<String> asRole,
            List<Setting> settings,
            Expectation expectation)
            implements Probe {
        public Query {
            settings = List.copyOf(settings);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.query(this);
        }
    }

    /** A configuration parameter and its value, as `SET` takes them. */
    record Setting(String name, String value) {}

    /** The server's major version is in a range, both ends included. */
    record ServerVersion(int atLeast, int atMost) implements Probe {
        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.serverVersion(this);
        }
    }

    /**
     * Tables of a schema have row level security enabled, forced where asked, and at least one policy: so many of them, or
     * with 0 or with exceptions all others.
     */
    record RowLevelSecurity(String schema, int atLeast, boolean forced, List<String> except) implements Probe {
        public RowLevelSecurity {
            except = List.copyOf(except);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.rowLevelSecurity(this);
        }
    }

    /**
     * Foreign keys are there, validated, and have no orphans.
     *
     * @param to restricts them to those that reference a table
     * @param undeclared references that no constraint keeps
     */
    record ForeignKeys(String schema, Optional<String> to, int atLeast, int orphans, List<Reference> undeclared)
            implements Probe {

        public ForeignKeys {
            undeclared = List.copyOf(undeclared);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.foreignKeys(this);
        }
    }

    /** Constraints of these names exist and are validated. */
    record Constraints(List<String> names) implements Probe {
        public Constraints {
            names = List.copyOf(names);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.constraints(this);
        }
    }

    /** Views of these names exist and can be read. */
    record Views(List<String> names) implements Probe {
        public Views {
            names = List.copyOf(names);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.views(this);
        }
    }

    /**
     * A program that only looks, started without a shell, ends with exit status 0.
     *
     * @param tap whether each of its lines counts, as the Test Anything Protocol has it
     */
    record Program(List<String> arguments, boolean tap) implements Probe {

        public Program {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.program(this);
        }
    }

    /**
     * Nobody reads or writes rows of another tenant, as roles that are bound by row level security.
     *
     * @param settings that name the tenant; `:tenant` stands for it in their values
     * @param tables besides those that are found by their policies
     * @param mayBeEmpty tables that need not have a row, although reading them proves nothing then
     * @param column that names a row's tenant; empty: found from the policies
     * @param readOnly whether nothing is written, not even to be rolled back
     */
    record TenantIsolation(
            List<Setting> settings,
            List<String> roles,
            List<String> tenants,
            String schema,
            List<String> tables,
            List<String> except,
            List<String> mayBeEmpty,
            Optional<String> column,
            boolean readOnly)
            implements Probe {

        public static final String TENANT = ":tenant";

        public TenantIsolation {
            settings = List.copyOf(settings);
            roles = List.copyOf(roles);
            tenants = List.copyOf(tenants);
            tables = List.copyOf(tables);
            except = List.copyOf(except);
            mayBeEmpty = List.copyOf(mayBeEmpty);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.tenantIsolation(this);
        }
    }

    /** From a column to another, each as `schema.table.column`. */
    record Reference(String from, String to) {}

    /**
     * Conditions that every row meets.
     *
     * @param tables empty: all tables of the schema that have the columns of a rule
     * @param atLeast how many rows each table has
     */
    record Data(String schema, List<String> tables, List<Rule> rules, int atLeast) implements Probe {

        public Data {
            tables = List.copyOf(tables);
            rules = List.copyOf(rules);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.data(this);
        }
    }

    /**
     * One condition on the rows of a table.
     *
     * @param columns that it is about; none for a condition in SQL
     * @param values what the kind needs: the ends of a range, the values that are allowed, or the condition itself
     */
    record Rule(Kind kind, List<String> columns, List<String> values) {

        /** What is wrong with a row that does not meet it. */
        public enum Kind {
            NOT_NULL("is NULL"),
            UNIQUE("is there more than once"),
            NOT_IN_FUTURE("is in the future"),
            BETWEEN("is out of range"),
            ONE_OF("is none of the values"),
            HOLDS("does not hold");

            private final String fault;

            Kind(String fault) {
                this.fault = fault;
            }

            public String fault() {
                return fault;
            }
        }

        public Rule {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }

        /** What it is about, for messages. */
        public String subject() {
            return columns.isEmpty() ? "`" + values.get(0) + "`" : String.join(", ", columns);
        }
    }

    /** No index is invalid, no constraint unvalidated, no trigger disabled. @param except names with their schema */
    record Valid(List<String> except) implements Probe {

        public Valid {
            except = List.copyOf(except);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.valid(this);
        }
    }

    /** Objects of the catalog are there, or are not, by kind and name. */
    record Objects(List<String> present, List<String> absent) implements Probe {

        public Objects {
            present = List.copyOf(present);
            absent = List.copyOf(absent);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.objects(this);
        }
    }

    /** An enum has these labels in this order. */
    record Enumeration(String type, List<String> labels) implements Probe {

        public Enumeration {
            labels = List.copyOf(labels);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.enumeration(this);
        }
    }

    /**
     * Quantities of the server are within limits.
     *
     * @param except names that are not measured
     * @param calls how often a statement must have been called to count
     */
    record Limits(Subject subject, List<Limit> limits, List<String> except, int calls) implements Probe {

        /** What is measured. */
        public enum Subject {
            SEQUENCES,
            WRAPAROUND,
            REPLICATION,
            CONNECTIONS,
            SESSIONS,
            SIZES,
            STATEMENTS
        }

        public Limits {
            limits = List.copyOf(limits);
            except = List.copyOf(except);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.limits(this);
        }
    }

    /** Configuration parameters of the server are as they should be. */
    record Parameters(List<Parameter> parameters, boolean noPendingRestart) implements Probe {

        public Parameters {
            parameters = List.copyOf(parameters);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.parameters(this);
        }
    }

    /**
     * What a parameter must be: this text, or within this limit.
     *
     * @param limit in bytes, seconds, or the parameter's own numbers
     */
    record Parameter(String name, Optional<String> text, Optional<Limit> limit) {}

    /** Extensions are installed. @param names each alone, or with the lowest version that is right */
    record Extensions(List<String> names) implements Probe {

        public Extensions {
            names = List.copyOf(names);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.extensions(this);
        }
    }

    /** What a role may do and is. */
    record Privileges(String role, List<Privilege> privileges, List<Attribute> attributes) implements Probe {

        public Privileges {
            privileges = List.copyOf(privileges);
            attributes = List.copyOf(attributes);
        }

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.privileges(this);
        }
    }

    /** @param object a table's name, or another kind and a name, as `schema app` */
    record Privilege(boolean wanted, String name, String object) {}

    /** As `login` or `superuser`. */
    record Attribute(boolean wanted, String name) {}

    /**
     * A file of statements that say PASS or FAIL in cells and notices, or ok and not ok as pgTAP does.
     *
     * @param writes whether it may write; all of that is taken back
     */
    record Script(SourceFile file, boolean writes) implements Probe {

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.script(this);
        }
    }

    /** A web server answers as it should. */
    record Http(HttpCall call, Optional<Expectation> expectation) implements Probe {

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.http(this);
        }
    }

    /** A file is there, and as it should be. @param path its last part may be a pattern: the newest file counts */
    record File(String path, FileTerms file) implements Probe {

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.file(this);
        }
    }

    /** A dump that somebody else has made can be restored, and holds what the target holds. */
    record BackupFile(String path, FileTerms file, Backup.Proof proof) implements Probe {

        @Override
        public <R> R as(Kinds<R> kinds) {
            return kinds.backupFile(this);
        }
    }
}
