package dev.gonogo.run;

import dev.gonogo.model.Probe;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.postgres.TenantRelation;
import dev.gonogo.postgres.TenantTrial;
import dev.gonogo.postgres.TenantTrial.Privileges;
import dev.gonogo.postgres.TenantTrial.Tried;
import dev.gonogo.run.TenantFindings.Finding;
import dev.gonogo.run.TenantFindings.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one role can read and write as two tenants and as none. */
final class TenantRoleTrial {

    private static final String UNSET = "without a tenant";
    private static final String EMPTY = "with the setting reset to ''";

    /** What PostgreSQL calls itself when it refuses for another reason than a policy, but before one is asked. */
    private static final Set<String> BEFORE_POLICIES =
            Set.of("ExecFindPartition", "ExecEvalConstraintNotNull", "ExecEvalConstraintCheck", "domain_check_input");

    private final Probe.TenantIsolation probe;
    private final String role;
    private final TenantTrial trial;
    private final List<String> tenants;
    private final TenantFindings findings;
    private final Map<TenantRelation, Facts> facts = new LinkedHashMap<>();
    private final Map<TenantRelation, List<String>> placesOfFirst = new LinkedHashMap<>();
    private final Map<TenantRelation, Long> seen = new LinkedHashMap<>();

    TenantRoleTrial(
            Probe.TenantIsolation probe,
            String role,
            TenantTrial trial,
            List<String> tenants,
            TenantFindings findings) {
        this.probe = probe;
        this.role = role;
        this.trial = trial;
        this.tenants = tenants;
        this.findings = findings;
    }

    /** What is true of a relation, as one sees it whom no policy binds; of views nothing. */
    private record Facts(
            Privileges privileges, long rows, Map<String, Long> rowsOf, Map<String, Map<String, String>> copies) {}

    /** @param tenant empty for nobody, who must not see anything */
    private record Reader(String told, Optional<String> tenant) {}

    void run(List<TenantRelation> relations) {
        relations.forEach(relation -> facts.put(relation, facts(relation)));
        if (facts.values().stream().noneMatch(known -> known.privileges().select())) {
            add(
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
        tryAs(new Reader(UNSET, Optional.empty()));
        for (var tenant : tenants) {
            probe.settings()
                    .forEach(setting -> trial.setting(
                            setting.name(), setting.value().replace(Probe.TenantIsolation.TENANT, tenant)));
            tryAs(new Reader("tenant " + tenant, Optional.of(tenant)));
        }
        facts.forEach(this::seenByAny);
        probe.settings().forEach(setting -> trial.setting(setting.name(), ""));
        tryAs(new Reader(EMPTY, Optional.empty()));
    }

    private Facts facts(TenantRelation relation) {
        var privileges = trial.privileges(relation);
        if (!relation.table()) {
            return new Facts(privileges, 0, Map.of(), Map.of());
        }
        Map<String, Long> rowsOf = new LinkedHashMap<>();
        Map<String, Map<String, String>> copies = new LinkedHashMap<>();
        if (relation.column().isPresent()) {
            tenants.forEach(tenant -> {
                rowsOf.put(tenant, trial.rowsOf(relation, tenant));
                trial.rowOf(relation, privileges, tenant).ifPresent(row -> copies.put(tenant, row));
            });
        }
        return new Facts(privileges, trial.rows(relation), rowsOf, copies);
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
            add(
                    Verdict.UNTOLD,
                    "",
                    "SELECT",
                    "there is no row to read, which proves nothing; `mayBeEmpty %s` lets it pass".formatted(empty));
        }
    }

    private void beforehand(TenantRelation relation, Facts known) {
        var name = relation.name();
        if (relation.table() && known.privileges().truncate()) {
            add(
                    Verdict.LEAK,
                    name,
                    "TRUNCATE",
                    "role `%s` may TRUNCATE %s, which no policy binds".formatted(role, name));
        }
    }

    private boolean mayBeEmpty(String name) {
        return probe.mayBeEmpty().contains(name) || probe.mayBeEmpty().contains(name.substring(name.indexOf('.') + 1));
    }

    private void bound(TenantRelation relation, Facts known) {
        var privileges = known.privileges();
        boolean reachable = privileges.select()
                || privileges.delete()
                || privileges.columns().stream().anyMatch(c -> c.insert() || c.update());
        if (relation.table() && reachable && !trial.isBound(relation)) {
            add(
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

    private void tryAs(Reader reader) {
        facts.forEach((relation, known) -> {
            var read = known.privileges().select() ? read(reader, relation, known) : Optional.<Long>empty();
            if (relation.table() && !probe.readOnly()) {
                write(reader, relation, known, own(reader, relation, known, read));
            }
        });
    }

    /** How many rows a reader may change: where no column says whose they are, those that it reads. */
    private static long own(Reader reader, TenantRelation relation, Facts known, Optional<Long> read) {
        return reader.tenant()
                .map(tenant -> relation.column().isPresent() ? known.rowsOf().get(tenant) : read.orElse(known.rows()))
                .orElse(0L);
    }

    private Optional<Long> read(Reader reader, TenantRelation relation, Facts known) {
        var tried = trial.read(relation);
        if (!failed(reader, relation, "SELECT", tried)) {
            judge(reader, relation, known, tried.result().orElseThrow());
        }
        return tried.result();
    }

    private void judge(Reader reader, TenantRelation relation, Facts known, long rows) {
        if (reader.tenant().isEmpty()) {
            if (rows > 0) {
                leak(relation, "SELECT", "%s, %d rows of %s are read".formatted(reader.told(), rows, relation.name()));
            }
            return;
        }
        seen.merge(relation, rows, Long::sum);
        if (relation.column().filter(known.privileges()::select).isPresent() || !relation.table()) {
            readByColumn(reader, relation, known, rows);
        } else {
            readByPlace(reader, relation);
        }
    }

    private void readByColumn(Reader reader, TenantRelation relation, Facts known, long rows) {
        var tenant = reader.tenant().orElseThrow();
        var others = trial.readOfOthers(relation, tenant);
        if (failed(reader, relation, "SELECT", others)) {
            return;
        }
        if (others.result().orElseThrow() > 0) {
            leak(
                    relation,
                    "SELECT",
                    "%s reads %d rows of others in %s"
                            .formatted(reader.told(), others.result().get(), relation.name()));
        } else if (rows == 0 && known.rowsOf().getOrDefault(tenant, 0L) > 0) {
            add(
                    Verdict.SHUT,
                    relation.name(),
                    "SELECT",
                    "%s reads none of its %d rows of %s"
                            .formatted(reader.told(), known.rowsOf().get(tenant), relation.name()));
        }
    }

    /** Where no column says whose a row is, no row may be read by both. */
    private void readByPlace(Reader reader, TenantRelation relation) {
        if (tenants.indexOf(reader.tenant().orElseThrow()) == 0) {
            placesOfFirst.put(relation, trial.places(relation).result().orElse(List.of()));
            return;
        }
        var both = trial.readAt(relation, placesOfFirst.getOrDefault(relation, List.of()));
        if (!failed(reader, relation, "SELECT", both) && both.result().orElseThrow() > 0) {
            leak(
                    relation,
                    "SELECT",
                    "%s and %s both read %d rows of %s"
                            .formatted(
                                    "tenant " + tenants.get(0),
                                    reader.told(),
                                    both.result().get(),
                                    relation.name()));
        }
    }

    private void seenByAny(TenantRelation relation, Facts known) {
        if (known.rows() > 0
                && relation.column().isEmpty()
                && seen.getOrDefault(relation, 0L) == 0
                && known.privileges().select()) {
            add(
                    Verdict.UNTOLD,
                    relation.name(),
                    "SELECT",
                    "neither %s reads one of the %d rows of %s, which proves nothing"
                            .formatted(String.join(" nor ", tenants), known.rows(), relation.name()));
        }
    }

    private void write(Reader reader, TenantRelation table, Facts known, long own) {
        trial.updatable(table, known.privileges()).ifPresent(rows -> reached(reader, table, "UPDATE", rows, own));
        trial.deletable(table, known.privileges()).ifPresent(rows -> reached(reader, table, "DELETE", rows, own));
        var other = tenants.get(reader.tenant().filter(tenants.get(0)::equals).isPresent() ? 1 : 0);
        Optional.ofNullable(known.copies().get(other))
                .ifPresent(row -> inserted(reader, table, other, trial.insert(table, row)));
        if (reader.tenant().isPresent()
                && table.column().filter(known.privileges()::update).isPresent()) {
            givenAway(reader, table, other, trial.giveAway(table, other));
        }
    }

    private void reached(Reader reader, TenantRelation table, String command, Tried<Long> tried, long own) {
        if (!failed(reader, table, command, tried) && tried.result().orElseThrow() > own) {
            leak(
                    table,
                    command,
                    "%s, policies let role `%s` %s %d rows of %s, of which %d are its own"
                            .formatted(
                                    reader.tenant()
                                            .map(tenant -> "as tenant " + tenant)
                                            .orElse(reader.told()),
                                    role,
                                    command,
                                    tried.result().get(),
                                    table.name(),
                                    own));
        }
    }

    private void inserted(Reader reader, TenantRelation table, String other, Tried<Long> tried) {
        var what = "%s can INSERT a row of tenant %s into %s".formatted(subject(reader), other, table.name());
        if (tried.result().isPresent()
                || tried.error().filter(TenantRoleTrial::isBehindPolicies).isPresent()) {
            if (table.triggered()) {
                add(
                        Verdict.NOTED,
                        table.name(),
                        "INSERT",
                        "whether " + what + " is not told, for a trigger may make it a row of its own");
            } else {
                leak(table, "INSERT", what);
            }
            return;
        }
        failed(reader, table, "INSERT", tried);
    }

    private void givenAway(Reader reader, TenantRelation table, String other, Tried<Long> tried) {
        boolean passed = tried.result().filter(rows -> rows > 0).isPresent()
                || tried.error().filter(TenantRoleTrial::isBehindPolicies).isPresent();
        if (passed) {
            leak(
                    table,
                    "UPDATE",
                    "%s can give a row of %s to tenant %s".formatted(subject(reader), table.name(), other));
        } else {
            failed(reader, table, "UPDATE", tried);
        }
    }

    private String subject(Reader reader) {
        return reader.tenant().isPresent() ? reader.told() : "role `%s` %s".formatted(role, reader.told());
    }

    /** A constraint refuses only what a policy has let through. */
    private static boolean isBehindPolicies(StatementFailed error) {
        return error.sqlState().startsWith("23") && !BEFORE_POLICIES.contains(error.routine());
    }

    /** Whether there is no answer, and what that means: what an error keeps from everybody is kept from others too. */
    private boolean failed(Reader reader, TenantRelation relation, String command, Tried<Long> tried) {
        if (tried.error().isEmpty()) {
            return false;
        }
        var error = tried.error().get();
        var told = reader.tenant().isPresent()
                ? "%s, %s of %s: %s".formatted(reader.told(), command, relation.name(), error.primary())
                : "%s, queries fail instead of finding nothing: %s".formatted(reader.told(), error.primary());
        if (error.isCircumstance() || reader.tenant().isPresent() && command.equals("SELECT")) {
            add(Verdict.UNTOLD, relation.name(), command, told);
        } else if (!isRefusal(error)) {
            add(Verdict.NOTED, relation.name(), command, told);
        }
        return true;
    }

    /** By a policy, or for want of a privilege: what is hoped for. */
    private static boolean isRefusal(StatementFailed error) {
        return error.sqlState().equals("42501");
    }

    private void leak(TenantRelation relation, String command, String told) {
        add(Verdict.LEAK, relation.name(), command, told);
    }

    private void add(Verdict verdict, String relation, String command, String told) {
        var whose = probe.roles().size() > 1 && !told.contains("`" + role + "`")
                ? "role `%s`: ".formatted(role) + told
                : told;
        findings.add(new Finding(verdict, role, relation, command, whose));
    }
}
