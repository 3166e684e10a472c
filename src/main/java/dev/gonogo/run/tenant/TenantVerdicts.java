package dev.gonogo.run.tenant;

import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.postgres.TenantRelation;
import dev.gonogo.postgres.TenantTrial.Tried;
import dev.gonogo.run.tenant.TenantFindings.Finding;
import dev.gonogo.run.tenant.TenantFindings.Verdict;

/** What is found out about one role. */
public final class TenantVerdicts {

    private final String role;
    private final boolean several;
    private final TenantFindings findings;

    /** @param several whether there are other roles, so that each sentence has to name its own */
    TenantVerdicts(String role, boolean several, TenantFindings findings) {
        this.role = role;
        this.several = several;
        this.findings = findings;
    }

    /** Whether there is no answer, and what that means: what an error keeps from everybody is kept from others too. */
    boolean failed(TenantReader reader, TenantRelation relation, String command, Tried<?> tried) {
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

    void leak(TenantRelation relation, String command, String told) {
        add(Verdict.LEAK, relation.name(), command, told);
    }

    void add(Verdict verdict, String relation, String command, String told) {
        var whose = several && !told.contains("`" + role + "`") ? "role `%s`: ".formatted(role) + told : told;
        findings.add(new Finding(verdict, role, relation, command, whose));
    }
}
