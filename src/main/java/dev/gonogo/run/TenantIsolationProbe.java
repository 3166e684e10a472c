package dev.gonogo.run;

import dev.gonogo.model.Probe;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.TenantRelation;
import dev.gonogo.postgres.TenantRelations;
import dev.gonogo.postgres.TenantTrial;
import dev.gonogo.run.tenant.TenantFindings;
import dev.gonogo.run.tenant.TenantFindings.Finding;
import dev.gonogo.run.tenant.TenantFindings.Verdict;
import dev.gonogo.run.tenant.TenantRoleTrial;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * `tenantIsolation`: as each role, reads and tries to write as two tenants, as none, and with the setting reset to ''. Each
 * role has a transaction of its own, which is rolled back.
 */
final class TenantIsolationProbe {

    private final StepRun run;
    private final Session session;
    private final TenantFindings findings = new TenantFindings();

    TenantIsolationProbe(StepRun run, Session session) {
        this.run = run;
        this.session = session;
    }

    Outcome run(Probe.TenantIsolation probe) {
        List<TenantRelation> relations;
        try {
            relations = TenantRelations.read(session, asked(probe));
        } catch (IllegalArgumentException missing) {
            return Outcome.broken(missing.getMessage());
        }
        if (relations.isEmpty()) {
            return Outcome.broken(
                    "no table of schema %s has row level security; `tables` names those that belong to tenants"
                            .formatted(probe.schema()));
        }
        List<String> tenants = List.of();
        for (var role : probe.roles()) {
            try (var own = run.database().open().notices(run::notice);
                    var trial = TenantTrial.begin(own, role, probe.readOnly())) {
                tenants = tenants.isEmpty() ? tenants(probe, relations, trial) : tenants;
                trial(probe, relations, tenants, role, trial);
            }
        }
        keep(probe, relations, tenants);
        return outcome(told(probe, relations, tenants));
    }

    private Outcome outcome(String proven) {
        if (!findings.wrong().isEmpty()) {
            return Outcome.failed(findings.wrong());
        }
        if (!findings.untold().isEmpty()) {
            return Outcome.broken(findings.untold());
        }
        return findings.noted().isEmpty() ? Outcome.passed(proven) : Outcome.warned(proven + "; " + findings.noted());
    }

    private static TenantRelations.Asked asked(Probe.TenantIsolation probe) {
        return new TenantRelations.Asked(
                probe.schema(),
                probe.tables(),
                probe.except(),
                probe.column(),
                probe.settings().stream().map(Probe.Setting::name).toList());
    }

    private void trial(
            Probe.TenantIsolation probe,
            List<TenantRelation> relations,
            List<String> tenants,
            String role,
            TenantTrial trial) {
        var unusable = trial.unusable();
        if (unusable.isPresent()) {
            findings.add(new Finding(Verdict.UNTOLD, role, "", "", unusable.get()));
        } else if (tenants.size() < 2) {
            findings.add(new Finding(
                    Verdict.UNTOLD,
                    role,
                    "",
                    "",
                    "the data names %d tenants, and two are needed; `tenants` names them, `column` where to find them"
                            .formatted(tenants.size())));
        } else {
            new TenantRoleTrial(probe, role, trial, tenants, findings).run(relations);
        }
    }

    /** Those that have rows in most tables, when they are not said. */
    private static List<String> tenants(
            Probe.TenantIsolation probe, List<TenantRelation> relations, TenantTrial trial) {
        if (!probe.tenants().isEmpty()) {
            return probe.tenants();
        }
        Map<String, Integer> tables = new LinkedHashMap<>();
        relations.stream()
                .filter(relation -> relation.table() && relation.column().isPresent())
                .forEach(relation ->
                        trial.tenants(relation).keySet().forEach(tenant -> tables.merge(tenant, 1, Integer::sum)));
        return tables.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(2)
                .toList();
    }

    private void keep(Probe.TenantIsolation probe, List<TenantRelation> relations, List<String> tenants) {
        run.evidence()
                .json(
                        "tenant-isolation.json",
                        Map.of(
                                "roles",
                                probe.roles(),
                                "tenants",
                                tenants,
                                "relations",
                                relations,
                                "written",
                                probe.readOnly() ? "nothing" : "rolled back",
                                "findings",
                                findings.all()));
    }

    private static String told(Probe.TenantIsolation probe, List<TenantRelation> relations, List<String> tenants) {
        return "%d relations as %s for %s: nobody reads %srows of others; %s"
                .formatted(
                        relations.size(),
                        String.join(", ", probe.roles()),
                        String.join(" and ", tenants),
                        probe.readOnly() ? "" : "or writes ",
                        probe.readOnly() ? "nothing was written" : "what was tried was rolled back");
    }
}
