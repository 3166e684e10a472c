package dev.gonogo.plan;

import java.util.List;

/**
 * The files against one target. `gonogo drift --output json` and the evidence `drift.json` are this record.
 *
 * @param history the table that remembers migrations, empty when the runbook has none
 * @param tool whose table it is
 * @param applied names of files, in the order of their versions
 * @param onlyHere names of files that are pending, which is no drift
 * @param fingerprint of the target's catalog
 * @param findings in what the two disagree; drift is when there is one
 */
public record DriftReport(
        int schema,
        String runbook,
        PlannedTarget target,
        String history,
        String tool,
        List<String> applied,
        List<String> onlyHere,
        String fingerprint,
        List<DriftFinding> findings) {

    public static final String FILE = "drift.json";

    public DriftReport {
        applied = List.copyOf(applied);
        onlyHere = List.copyOf(onlyHere);
        findings = List.copyOf(findings);
    }

    public boolean isDrift() {
        return !findings.isEmpty();
    }
}
