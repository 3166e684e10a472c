package dev.gonogo.run.tenant;

import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.postgres.TenantRelation;
import dev.gonogo.postgres.TenantTrial;
import dev.gonogo.postgres.TenantTrial.Tried;
import dev.gonogo.run.tenant.TenantFindings.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one role could write as tenants and as nobody. */
public final class TenantWrites {

    /** What PostgreSQL calls itself when it refuses for another reason than a policy, but before one is asked. */
    private static final Set<String> BEFORE_POLICIES =
            Set.of("ExecFindPartition", "ExecEvalConstraintNotNull", "ExecEvalConstraintCheck", "domain_check_input");

    private final String role;
    private final TenantTrial trial;
    private final List<String> tenants;
    private final TenantVerdicts verdicts;

    TenantWrites(String role, TenantTrial trial, List<String> tenants, TenantVerdicts verdicts) {
        this.role = role;
        this.trial = trial;
        this.tenants = tenants;
        this.verdicts = verdicts;
    }

    void write(TenantReader reader, TenantRelation table, TenantFacts known, long own) {
        trial.updatable(table, known.privileges()).ifPresent(rows -> reached(reader, table, "UPDATE", rows, own));
        trial.deletable(table, known.privileges()).ifPresent(rows -> reached(reader, table, "DELETE", rows, own));
        var other = tenants.get(reader.tenant()
                .map(tenant -> (tenants.indexOf(tenant) + 1) % tenants.size())
                .orElse(0));
        Optional.ofNullable(known.copies().get(other))
                .ifPresent(row -> inserted(reader, table, other, trial.insert(table, row)));
        if (reader.tenant().isPresent()
                && table.column().filter(known.privileges()::update).isPresent()) {
            givenAway(reader, table, other, trial.giveAway(table, other));
        }
    }

    private void reached(TenantReader reader, TenantRelation table, String command, Tried<Long> tried, long own) {
        if (!verdicts.failed(reader, table, command, tried) && tried.result().orElseThrow() > own) {
            verdicts.leak(
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

    private void inserted(TenantReader reader, TenantRelation table, String other, Tried<Long> tried) {
        var what = "%s can INSERT a row of tenant %s into %s".formatted(subject(reader), other, table.name());
        if (tried.result().isPresent()
                || tried.error().filter(TenantWrites::isBehindPolicies).isPresent()) {
            if (table.triggered()) {
                verdicts.add(
                        Verdict.NOTED,
                        table.name(),
                        "INSERT",
                        "whether " + what + " is not told, for a trigger may make it a row of its own");
            } else {
                verdicts.leak(table, "INSERT", what);
            }
            return;
        }
        verdicts.failed(reader, table, "INSERT", tried);
    }

    private void givenAway(TenantReader reader, TenantRelation table, String other, Tried<Long> tried) {
        boolean passed = tried.result().filter(rows -> rows > 0).isPresent()
                || tried.error().filter(TenantWrites::isBehindPolicies).isPresent();
        if (passed) {
            verdicts.leak(
                    table,
                    "UPDATE",
                    "%s can give a row of %s to tenant %s".formatted(subject(reader), table.name(), other));
        } else {
            verdicts.failed(reader, table, "UPDATE", tried);
        }
    }

    private String subject(TenantReader reader) {
        return reader.tenant().isPresent() ? reader.told() : "role `%s` %s".formatted(role, reader.told());
    }

    /** A constraint refuses only what a policy has let through. */
    private static boolean isBehindPolicies(StatementFailed error) {
        return error.sqlState().startsWith("23") && !BEFORE_POLICIES.contains(error.routine());
    }
}
