package dev.gonogo.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a role can read and write of relations whose rows belong to tenants, tried in one transaction with one snapshot
 * that is rolled back. It needs a fresh session: a parameter that was set once is never unset again.
 *
 * <p>How many rows a policy lets a role change is counted by statements that change none of them: their condition counts the
 * rows that reach it, behind the policy, and holds for none. It mentions no column, for a statement that reads is also
 * bound by the policies for reading. The cast to a domain keeps it behind the policy: what the planner believes to tell nobody
 * anything, and to be cheap, it would ask before.
 */
public final class TenantTrial implements AutoCloseable {

    private static final String REACHED = "gonogo.reached";
    private static final String REACH =
            "set_config('%1$s', (current_setting('%1$s')::bigint + 1)::text, true)::information_schema.cardinal_number <= %2$d";

    private static final int MOST_TENANTS = 100;
    private static final int MOST_ROWS = 1000;

    private final Session session;
    private final String role;
    private final String quotedRole;

    private TenantTrial(Session session, String role) {
        this.session = session;
        this.role = role;
        this.quotedRole = session.query("select quote_ident(?)", role).single().toString();
    }

    /** A column with what the role may do with it. */
    public record Column(String quoted, boolean always, boolean select, boolean insert, boolean update) {}

    /** What the role may do with a relation as a whole. */
    public record Privileges(boolean select, boolean delete, boolean truncate, boolean secured, List<Column> columns) {

        Optional<Column> column(String quoted) {
            return columns.stream()
                    .filter(column -> column.quoted().equals(quoted))
                    .findFirst();
        }

        /** A column that the role may write, the more harmless the better: none that the server insists to fill. */
        Optional<Column> updatable() {
            return columns.stream()
                    .filter(column -> column.update() && !column.always())
                    .findFirst();
        }

        public boolean update(String quoted) {
            return column(quoted).filter(Column::update).isPresent();
        }

        public boolean select(String quoted) {
            return column(quoted).filter(Column::select).isPresent();
        }
    }

    /** What came of a statement, or why nothing did. */
    public record Tried<T>(Optional<T> result, Optional<StatementFailed> error) {}

    /** Begins as the session's own role, which must see every row. @param readOnly whether the server is to refuse every write */
    public static TenantTrial begin(Session session, String role, boolean readOnly) {
        session.execute("begin isolation level repeatable read read " + (readOnly ? "only" : "write"));
        session.execute("set local row_security = off");
        return new TenantTrial(session, role);
    }

    /** Why this role proves nothing; empty when row level security can bind it. */
    public Optional<String> unusable() {
        var found = session.query("select rolsuper, rolbypassrls from pg_roles where rolname = ?", role)
                .rows();
        if (found.isEmpty()) {
            return Optional.of("there is no role `%s`".formatted(role));
        }
        if (Boolean.TRUE.equals(found.get(0).get(0))) {
            return Optional.of("role `%s` is a superuser, whom no policy binds".formatted(role));
        }
        return Boolean.TRUE.equals(found.get(0).get(1))
                ? Optional.of("role `%s` has BYPASSRLS, so that no policy binds it".formatted(role))
                : Optional.empty();
    }

    /** The tenants that have most rows, with their numbers. */
    public Map<String, Long> tenants(TenantRelation table) {
        var tenants = new LinkedHashMap<String, Long>();
        session.query(
                        "select %1$s::text, count(*) from %2$s where %1$s is not null group by 1 order by 2 desc, 1 limit %3$d"
                                .formatted(table.column().orElseThrow(), table.quoted(), MOST_TENANTS))
                .rows()
                .forEach(row -> tenants.put((String) row.get(0), ((Number) row.get(1)).longValue()));
        return tenants;
    }

    public long rows(TenantRelation table) {
        return number("select count(*) from " + table.quoted());
    }

    public long rowsOf(TenantRelation table, String tenant) {
        return number("select count(*) from %s where %s::text = %s"
                .formatted(table.quoted(), table.column().orElseThrow(), literal(tenant)));
    }

    public Privileges privileges(TenantRelation relation) {
        var whole = session.query(Queries.read("tenant-privileges"), relation.oid(), role)
                .rows()
                .get(0);
        var columns = session.query(Queries.read("tenant-columns"), relation.oid(), role).rows().stream()
                .map(row -> new Column(
                        (String) row.get(0), (Boolean) row.get(1), (Boolean) row.get(2), (Boolean) row.get(3), (Boolean)
                                row.get(4)))
                .toList();
        return new Privileges(
                (Boolean) whole.get(0),
                (Boolean) whole.get(1),
                (Boolean) whole.get(2),
                (Boolean) whole.get(3),
                columns);
    }

    /**
     * A row of the tenant as the role could insert it, literals by column: a copy of one that is there, else of another
     * tenant's, else of nulls. Empty when the role may not insert one of another tenant.
     */
    public Optional<Map<String, String>> rowOf(TenantRelation table, Privileges privileges, String tenant) {
        var column = table.column().orElseThrow();
        var columns = privileges.columns().stream()
                .filter(Column::insert)
                .map(Column::quoted)
                .toList();
        if (!columns.contains(column)) {
            return Optional.empty();
        }
        var found = session.query("select %s from %s order by %s::text is distinct from %s limit 1"
                        .formatted(
                                columns.stream()
                                        .map("quote_nullable(%s::text)"::formatted)
                                        .collect(Collectors.joining(", ")),
                                table.quoted(),
                                column,
                                literal(tenant)))
                .rows();
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(
                    columns.get(i),
                    found.isEmpty() ? "null" : (String) found.get(0).get(i));
        }
        row.put(column, literal(tenant));
        return Optional.of(row);
    }

    /** From now on everything is tried as the role. */
    public void become() {
        session.execute("set local row_security = on");
        session.execute("set local role " + quotedRole);
    }

    /** From now on the tenant is this. */
    public void setting(String name, String value) {
        session.query("select set_config(?, ?, true)", name, value);
    }

    /** Whether policies bind the role on a table: not where they are not enabled, nor an owner whom they are not forced on. */
    public boolean isBound(TenantRelation table) {
        return Boolean.TRUE.equals(session.query("select row_security_active(?::bigint::oid)", table.oid())
                .single());
    }

    public Tried<Long> read(TenantRelation relation) {
        return tried(() -> number("select count(*) from " + relation.quoted()));
    }

    /** Rows that are read and are not of the tenant. */
    public Tried<Long> readOfOthers(TenantRelation relation, String tenant) {
        return tried(() -> number("select count(*) from %s where %s::text is distinct from %s"
                .formatted(relation.quoted(), relation.column().orElseThrow(), literal(tenant))));
    }

    /** Where the first rows are that can be read now. */
    public Tried<List<String>> places(TenantRelation table) {
        return tried(() -> session
                .query("select tableoid::bigint || ' ' || ctid from %s limit %d".formatted(table.quoted(), MOST_ROWS))
                .rows()
                .stream()
                .map(row -> (String) row.get(0))
                .toList());
    }

    /** How many rows at these places can be read now. */
    public Tried<Long> readAt(TenantRelation table, List<String> places) {
        return tried(() ->
                number("select count(*) from %s where tableoid::bigint || ' ' || ctid = any (array[%s]::text[])"
                        .formatted(
                                table.quoted(),
                                places.stream().map(this::literal).collect(Collectors.joining(", ")))));
    }

    /** How many rows policies let the role update; none is. Empty when it has no privilege to. */
    public Optional<Tried<Long>> updatable(TenantRelation table, Privileges privileges) {
        return privileges
                .updatable()
                .map(column -> reached("update %s set %s = null where ".formatted(table.quoted(), column.quoted())));
    }

    /** How many rows policies let the role delete; none is. Empty when it has no privilege to. */
    public Optional<Tried<Long>> deletable(TenantRelation table, Privileges privileges) {
        return privileges.delete()
                ? Optional.of(reached("delete from %s where ".formatted(table.quoted())))
                : Optional.empty();
    }

    /** Inserts a row, and takes it back. */
    public Tried<Long> insert(TenantRelation table, Map<String, String> row) {
        return tried(() -> session.execute("insert into %s (%s) overriding system value values (%s)"
                .formatted(table.quoted(), String.join(", ", row.keySet()), String.join(", ", row.values()))));
    }

    /** Makes the first row that the role may update another tenant's, and takes it back. */
    public Tried<Long> giveAway(TenantRelation table, String tenant) {
        return tried(() -> {
            setting(REACHED, "0");
            return session.execute("update %s set %s = %s where %s"
                    .formatted(
                            table.quoted(),
                            table.column().orElseThrow(),
                            literal(tenant),
                            REACH.formatted(REACHED, 1)));
        });
    }

    private Tried<Long> reached(String statement) {
        return tried(() -> {
            setting(REACHED, "0");
            session.execute(statement + REACH.formatted(REACHED, 0));
            return number("select current_setting('%s')::bigint".formatted(REACHED));
        });
    }

    /** Whatever it did is taken back, and the transaction can go on. */
    private <T> Tried<T> tried(Supplier<T> work) {
        session.execute("savepoint tenant_trial");
        try {
            return new Tried<>(Optional.of(work.get()), Optional.empty());
        } catch (StatementFailed refused) {
            if (refused.lostConnection()) {
                throw refused;
            }
            return new Tried<>(Optional.empty(), Optional.of(refused));
        } finally {
            session.execute("rollback to savepoint tenant_trial");
            session.execute("release savepoint tenant_trial");
        }
    }

    private long number(String query) {
        return ((Number) session.query(query).single()).longValue();
    }

    private String literal(String value) {
        return session.query("select quote_literal(?)", value).single().toString();
    }

    /** Takes everything back. */
    @Override
    public void close() {
        session.execute("rollback");
    }
}
