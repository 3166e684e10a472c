package dev.gonogo.postgres;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the relations whose rows belong to tenants: tables with row level security or a policy, and all relations that have
 * the column by which most policies tell a row's tenant, also when nobody thought of a policy for them.
 */
public final class TenantRelations {

    private final Asked asked;
    private final List<Found> all;
    private final Optional<String> common;

    /**
     * What is looked for. Names of tables have their schema, or are of this one.
     *
     * @param tables besides those that are found
     * @param column empty: found from the policies
     * @param settings by which policies know the tenant
     */
    public record Asked(
            String schema, List<String> tables, List<String> except, Optional<String> column, List<String> settings) {

        private Set<String> named(List<String> names) {
            return names.stream()
                    .map(name -> name.contains(".") ? name : schema + "." + name)
                    .collect(Collectors.toSet());
        }
    }

    /** A relation of any kind, with what its policies read. */
    private record Found(
            long oid,
            String name,
            String quoted,
            boolean table,
            boolean secured,
            boolean triggered,
            List<String> columns,
            List<String> uniqueColumns,
            List<String> policyColumns,
            boolean readsOthers,
            String policies) {

        static Found of(List<Object> row) {
            return new Found(
                    ((Number) row.get(0)).longValue(),
                    (String) row.get(1),
                    (String) row.get(2),
                    (Boolean) row.get(3),
                    (Boolean) row.get(4),
                    (Boolean) row.get(5),
                    lines(row.get(6)),
                    lines(row.get(7)),
                    lines(row.get(8)),
                    (Boolean) row.get(9),
                    (String) row.get(10));
        }

        /** The only column that the policies compare with something else than another relation. */
        Optional<String> direct() {
            return policyColumns.size() == 1 && !readsOthers ? Optional.of(policyColumns.get(0)) : Optional.empty();
        }
    }

    private TenantRelations(Asked asked, List<Found> all) {
        this.asked = asked;
        this.all = all;
        this.common = asked.column().or(this::mostFrequent);
    }

    /** By name. @throws IllegalArgumentException when a table that is named does not exist; its message says which */
    public static List<TenantRelation> read(Session session, Asked asked) {
        var all = session.query(Queries.read("tenant-relations")).rows().stream()
                .map(Found::of)
                .toList();
        return new TenantRelations(asked, all).chosen(session);
    }

    private List<TenantRelation> chosen(Session session) {
        var named = asked.named(asked.tables());
        var missing = named.stream()
                .filter(name -> all.stream().noneMatch(found -> found.name().equals(name)))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("there is no table " + missing);
        }
        var except = asked.named(asked.except());
        return all.stream()
                .filter(found -> named.contains(found.name()) || isOfTenants(found))
                .filter(found -> !except.contains(found.name()))
                .map(found -> relation(session, found))
                .toList();
    }

    private boolean isOfTenants(Found found) {
        return found.name().startsWith(asked.schema() + ".")
                && (found.secured() || common.filter(found.columns()::contains).isPresent());
    }

    private TenantRelation relation(Session session, Found found) {
        var column = column(found).map(name ->
                (String) session.query("select quote_ident(?)", name).single());
        return new TenantRelation(found.oid(), found.name(), found.quoted(), found.table(), found.triggered(), column);
    }

    private Optional<String> column(Found found) {
        if (asked.column().filter(found.columns()::contains).isPresent()) {
            return asked.column();
        }
        return found.direct()
                .filter(direct -> direct.equals(common.orElse(""))
                        || asked.settings().stream().anyMatch(found.policies()::contains))
                .or(() -> common.filter(found.columns()::contains));
    }

    /** Of several that are as frequent, the first by name. What is unique is the tenants' own table's key. */
    private Optional<String> mostFrequent() {
        Map<String, Integer> frequency = new HashMap<>();
        all.stream()
                .filter(found -> found.name().startsWith(asked.schema() + "."))
                .flatMap(found ->
                        found.direct().filter(column -> !found.uniqueColumns().contains(column)).stream())
                .forEach(column -> frequency.merge(column, 1, Integer::sum));
        return frequency.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private static List<String> lines(Object text) {
        return Stream.of(text.toString().split("\n"))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
