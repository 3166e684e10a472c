package dev.gonogo.run.tenant;

import dev.gonogo.model.Probe;
import dev.gonogo.postgres.TenantRelation;
import dev.gonogo.postgres.TenantTrial;
import dev.gonogo.run.tenant.TenantFindings.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What one role can read and write as two tenants and as none. */
public final class TenantRoleTrial {

    private static final String UNSET = "without a tenant";
    private static final String EMPTY = "with the setting reset to ''";

    private final Probe.TenantIsolation probe;
    private final String role;
    private final TenantTrial trial;
    private final List<String> tenants;
    private final TenantVerdicts verdicts;
    private final TenantReads reads;
    private final TenantWrites writes;
    private final Map<TenantRelation, TenantFacts> facts = new LinkedHashMap<>();

    public TenantRoleTrial(
            Probe.TenantIsolation probe,
            String role,
            TenantTrial trial,
            List<String> tenants,
            TenantFindings findings) {
        this.probe = probe;
        this.role = role;
        this.trial = trial;
        this.tenants = tenants;
        this.verdicts = new TenantVerdicts(role, probe.roles().size() > 1, findings);
        this.reads = new TenantReads(trial, tenants, verdicts);
        this.writes = new TenantWrites(role, trial, tenants, verdicts);
    }

    public void run(List<TenantRelation> relations) {
        relations.forEach(relation -> facts.put(relation, facts(relation)));
        if (facts.values().stream().noneMatch(known -> known.privileges().select())) {
            verdicts.add(
                    Verdict.UNTOLD,
                    "",
                    "",
                    "role `%s` may read none of the %d relations".formatted(role, relations.size()));
            return;
        }
        empty();
        facts.forEach(this::beforehand);
        trial.become();
        facts.forEach(this::bound);
        tryAs(new TenantReader(UNSET, Optional.empty()));
        for (var tenant : tenants) {
            probe.settings()
                    .forEach(setting -> trial.setting(
                            setting.name(), setting.value().replace(Probe.TenantIsolation.TENANT, tenant)));
            tryAs(new TenantReader("tenant " + tenant, Optional.of(tenant)));
        }
        facts.forEach(reads::seenByAny);
        probe.settings().forEach(setting -> trial.setting(setting.name(), ""));
        tryAs(new TenantReader(EMPTY, Optional.empty()));
    }

    private TenantFacts facts(TenantRelation relation) {
        var privileges = trial.privileges(relation);
        if (!relation.table()) {
            return new TenantFacts(privileges, 0, Map.of(), Map.of());
        }
        Map<String, Long> rowsOf = new LinkedHashMap<>();
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        if (relation.column().isPresent()) {
            tenants.forEach(tenant -> {
                rowsOf.put(tenant, trial.rowsOf(relation, tenant));
                trial.rowOf(relation, privileges, tenant).ifPresent(row -> copies.put(tenant, row));
            });
        }
        return new TenantFacts(privileges, trial.rows(relation), rowsOf, copies);
    }

    private void empty() {
        var empty = facts.entrySet().stream()
                .filter(known -> known.getKey().table()
                        && known.getValue().privileges().select()
                        && known.getValue().rows() == 0)
                .map(known -> known.getKey().name())
                .filter(name -> !mayBeEmpty(name))
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        if (!empty.isEmpty()) {
            verdicts.add(
                    Verdict.UNTOLD,
                    "",
                    "SELECT",
                    "there is no row to read, which proves nothing; `mayBeEmpty %s` lets it pass".formatted(empty));
        }
    }

    private void beforehand(TenantRelation relation, TenantFacts known) {
        var name = relation.name();
        if (relation.table() && known.privileges().truncate()) {
            verdicts.add(
                    Verdict.LEAK,
                    name,
                    "TRUNCATE",
                    "role `%s` may TRUNCATE %s, which no policy binds".formatted(role, name));
        }
    }

    private boolean mayBeEmpty(String name) {
        return probe.mayBeEmpty().contains(name) || probe.mayBeEmpty().contains(name.substring(name.indexOf('.') + 1));
    }

    private void bound(TenantRelation relation, TenantFacts known) {
        var privileges = known.privileges();
        boolean reachable = privileges.select()
                || privileges.delete()
                || privileges.columns().stream().anyMatch(c -> c.insert() || c.update());
        if (relation.table() && reachable && !trial.isBound(relation)) {
            verdicts.add(
                    Verdict.LEAK,
                    relation.name(),
                    "",
                    "row level security does not bind role `%s` on %s: %s"
                            .formatted(
                                    role,
                                    relation.name(),
                                    privileges.secured()
                                            ? "it owns the table, and it is not FORCED"
                                            : "it is not enabled"));
        }
    }

    private void tryAs(TenantReader reader) {
        facts.forEach((relation, known) -> {
            var read = known.privileges().select() ? reads.read(reader, relation, known) : Optional.<Long>empty();
            if (relation.table() && !probe.readOnly()) {
                writes.write(reader, relation, known, own(reader, relation, known, read));
            }
        });
    }

    /** How many rows a reader may change: where no column says whose they are, those that it reads. */
    private static long own(TenantReader reader, TenantRelation relation, TenantFacts known, Optional<Long> read) {
        return reader.tenant()
                .map(tenant -> relation.column().isPresent() ? known.rowsOf().get(tenant) : read.orElse(known.rows()))
                .orElse(0L);
    }
}
