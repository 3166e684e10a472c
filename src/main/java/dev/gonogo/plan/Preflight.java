package dev.gonogo.plan;

import dev.gonogo.model.Approval;
import dev.gonogo.model.Backup;
import dev.gonogo.model.BackupMethod;
import dev.gonogo.model.Rehearse;
import dev.gonogo.model.Restore;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Secret;
import dev.gonogo.model.Step;
import dev.gonogo.model.Target;
import dev.gonogo.postgres.Identity;
import dev.gonogo.postgres.Pooler;
import dev.gonogo.postgres.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What could be known before the window: whether the target is the marked one, and what the role lacks. */
final class Preflight {

    private final Runbook runbook;
    private final Target target;
    private final Predicate<Secret> isSet;

    Preflight(Runbook runbook, Target target, Predicate<Secret> isSet) {
        this.runbook = runbook;
        this.target = target;
        this.isSet = isSet;
    }

    /** @param pooler why sessions cannot be relied on */
    List<Plan.Finding> look(Session session, PlannedTarget planned, Optional<String> pooler) {
        var findings = new ArrayList<Plan.Finding>();
        pooler.ifPresent(shared -> findings.add(new Plan.Finding(true, shared, Pooler.hint())));
        marker(Identity.of(session), findings);
        if (steps().anyMatch(this::makesDatabases) && !mayCreateDatabases(session)) {
            findings.add(new Plan.Finding(
                    true,
                    "role `%s` may not create databases, which `rehearse`, `restore` and the proof of a `backup` need"
                            .formatted(planned.role()),
                    "grant it CREATEDB, or back this target up by `backups PG_DUMP` and `prove COUNTED`"));
        }
        if (target.backups() == BackupMethod.CLONE
                && steps().anyMatch(step -> step instanceof Restore restore && restore.into())) {
            findings.add(new Plan.Finding(
                    true,
                    "`restoreInto` restores a dump, and `backups CLONE` makes none",
                    "write `restore`, or back this target up by `backups PG_DUMP`"));
        }
        signers().ifPresent(findings::add);
        findings.addAll(base(session));
        new MissingPrograms(runbook).of(target, planned.serverVersion()).forEach(findings::add);
        findings.addAll(new MissingSecrets(runbook, isSet).of(steps()));
        return findings;
    }

    private Optional<Plan.Finding> signers() {
        return target.guarded() && runbook.signers().isEmpty() && steps().anyMatch(Approval.class::isInstance)
                ? Optional.of(
                        new Plan.Finding(
                                true,
                                "approvals on the guarded target `%s` must be signed, and the runbook does not say whose key signs what"
                                        .formatted(target.name()),
                                "write `signers 'allowed_signers'` into the runbook, a file with lines as `ana ssh-ed25519 AAAA…`"))
                : Optional.empty();
    }

    private void marker(Identity identity, List<Plan.Finding> findings) {
        if (!identity.marker().isEmpty() && !identity.marker().equals(target.name())) {
            findings.add(new Plan.Finding(
                    true,
                    "the database `%s` on %s is marked as `%s`, not as `%s`"
                            .formatted(identity.database(), identity.host(), identity.marker(), target.name()),
                    "check the address of target `%s`".formatted(target.name())));
        }
    }

    /** Those that are meant for the target. */
    private Stream<Step> steps() {
        return Stream.concat(runbook.steps(), runbook.rollbackSteps())
                .filter(step ->
                        step.head().onlyOn().isEmpty() || step.head().onlyOn().contains(target.name()));
    }

    /** What a base backup needs, and what cannot be made of it. */
    private List<Plan.Finding> base(Session session) {
        var findings = new ArrayList<Plan.Finding>();
        if (target.backups() != BackupMethod.PG_BASEBACKUP || steps().noneMatch(Backup.class::isInstance)) {
            return findings;
        }
        var may = session.query("select rolreplication or rolsuper from pg_roles where rolname = current_user");
        if (!Boolean.TRUE.equals(may.single())) {
            findings.add(new Plan.Finding(
                    true,
                    "the role may not copy the server, which `backups PG_BASEBACKUP` needs",
                    "grant it REPLICATION, and let it in for `replication` in pg_hba.conf"));
        }
        if (steps().anyMatch(step -> step instanceof Backup backup && backup.proof() != Backup.Proof.READ)) {
            findings.add(new Plan.Finding(
                    true,
                    "a backup of a whole server is proven by READ, which holds each file against the server's sums",
                    "write `prove READ`, or back this target up by `backups PG_DUMP`"));
        }
        if (steps().anyMatch(Restore.class::isInstance)) {
            findings.add(new Plan.Finding(
                    true,
                    "`restore` puts back one database, and `backups PG_BASEBACKUP` copies the whole server",
                    "make a `manual` step of it, as for recovery to a point in time"));
        }
        return findings;
    }

    private boolean makesDatabases(Step step) {
        return step instanceof Rehearse rehearse && rehearse.within().isEmpty()
                || step instanceof Restore restore && !restore.into()
                || step instanceof Backup backup && isCopied(backup);
    }

    private boolean isCopied(Backup backup) {
        return switch (target.backups()) {
            case CLONE -> true;
            case PG_DUMP -> backup.proof().isAtLeast(Backup.Proof.RESTORED);
            case PG_BASEBACKUP -> false;
        };
    }

    private static boolean mayCreateDatabases(Session session) {
        var row = session.query("select rolcreatedb or rolsuper from pg_roles where rolname = current_user");
        return Boolean.TRUE.equals(row.single());
    }
}
