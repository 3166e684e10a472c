package dev.gonogo.plan;

import dev.gonogo.model.Contact;
import dev.gonogo.model.FollowUp;
import dev.gonogo.model.Risk;
import dev.gonogo.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run will do. `plan.json` is this record.
 *
 * @param digest over the runbook, every file, and the target's identity: what was approved is what has this digest
 * @param plannedAt when the plan was made; not part of the digest
 * @param followUps what is to be done afterwards; none in plans of earlier versions
 * @param lint what lint finds in the files; not part of the digest, which covers them
 * @param catalogFingerprint a sum over the target's catalog; not part of the digest
 * @param findings what the look at the target found; a blocking one refuses the run
 */
public record Plan(
        int schema,
        String runbook,
        String title,
        String digest,
        Instant plannedAt,
        PlannedTarget target,
        List<Role> roles,
        List<Contact> contacts,
        List<PlannedTask> tasks,
        List<PlannedStep> steps,
        List<PlannedStep> rollbackSteps,
        List<PlannedFile> files,
        List<String> pendingMigrations,
        List<Risk> risks,
        List<PlannedFollowUp> followUps,
        PlannedLint lint,
        List<Finding> findings,
        String catalogFingerprint) {

    public Plan {
        roles = List.copyOf(roles);
        contacts = List.copyOf(contacts);
        tasks = List.copyOf(tasks);
        steps = List.copyOf(steps);
        rollbackSteps = List.copyOf(rollbackSteps);
        files = List.copyOf(files);
        pendingMigrations = List.copyOf(pendingMigrations);
        risks = List.copyOf(risks);
        followUps = followUps == null ? List.of() : List.copyOf(followUps);
        findings = List.copyOf(findings);
    }

    /** What stands in the way of a run; empty when nothing does. */
    public List<Finding> blockers() {
        return findings.stream().filter(Finding::blocks).toList();
    }

    /** Something to be done so long after the end of the run. */
    public record PlannedFollowUp(String id, String name, Duration after, Optional<String> role) {

        static PlannedFollowUp of(FollowUp said) {
            return new PlannedFollowUp(said.id(), said.name(), said.after(), said.role());
        }
    }

    /** A file that the digest covers. */
    public record PlannedFile(String path, String sha256) {}

    /** Something about the target that a person should know, and whether it refuses the run. */
    public record Finding(boolean blocks, String message, String hint) {}
}
