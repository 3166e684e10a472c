package dev.gonogo.plan;

import dev.gonogo.model.Contact;
import dev.gonogo.model.FollowUp;
import dev.gonogo.model.KnownIssue;
import dev.gonogo.model.Risk;
import dev.gonogo.model.Role;
import dev.gonogo.model.Window;
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
 * @param window in which changes are allowed on this target; empty: always
 * @param trust nobody's in plans of earlier versions
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
        String catalogFingerprint,
        Trust trust,
        List<KnownIssue> knownIssues,
        Optional<Window> window,
        List<PlannedCriterion> criteria) {

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
        trust = trust == null ? Trust.NONE : trust;
        knownIssues = knownIssues == null ? List.of() : List.copyOf(knownIssues);
        window = window == null ? Optional.empty() : window;
        criteria = criteria == null ? List.of() : List.copyOf(criteria);
    }

    /** A criterion of the runbook's own. @param requires ids of steps */
    public record PlannedCriterion(String name, List<String> requires) {
        public PlannedCriterion {
            requires = List.copyOf(requires);
        }
    }

    /** A sum over what people read and approve: all but times, and but the cluster that an embedded target makes anew. */
    public String content() {
        return Digest.of(Json.canonical(new Plan(
                schema,
                runbook,
                title,
                digest,
                Instant.EPOCH,
                target.embedded() ? null : target,
                roles,
                contacts,
                tasks.stream().map(PlannedTask::untimed).toList(),
                steps,
                rollbackSteps,
                files,
                pendingMigrations,
                risks,
                followUps,
                lint,
                List.of(),
                "",
                trust,
                knownIssues,
                window,
                criteria)));
    }

    /**
     * Whose signatures count.
     *
     * @param signers the path of the file of allowed signers, which is one of the plan's files; empty when there is none
     * @param breakGlass roles that may let a run go on against a rule
     */
    public record Trust(String signers, List<String> breakGlass) {

        static final Trust NONE = new Trust("", List.of());

        public Trust {
            breakGlass = List.copyOf(breakGlass);
        }
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
