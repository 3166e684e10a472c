package dev.gonogo.plan;

import dev.gonogo.model.Backup;
import dev.gonogo.model.BackupMethod;
import dev.gonogo.model.Rehearse;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.Step;
import dev.gonogo.model.Target;
import dev.gonogo.postgres.Identity;
import dev.gonogo.postgres.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What could be known before the window: whether the target is the marked one, and what the role lacks. */
final class Preflight {

    private final Runbook runbook;
    private final Target target;

    Preflight(Runbook runbook, Target target) {
        this.runbook = runbook;
        this.target = target;
    }

    List<Plan.Finding> look(Session session, PlannedTarget planned) {
        var findings = new ArrayList<Plan.Finding>();
        marker(Identity.of(session), findings);
        if (copiesDatabases() && !mayCreateDatabases(session)) {
            findings.add(new Plan.Finding(
                    true,
                    "role `%s` may not create databases, which `backup` by CLONE and `rehearse` need"
                            .formatted(planned.role()),
                    "grant it CREATEDB, or back this target up by `backups PG_DUMP`"));
        }
        return findings;
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

    private boolean copiesDatabases() {
        return Stream.concat(runbook.steps(), runbook.rollbackSteps()).anyMatch(this::copiesDatabase);
    }

    private boolean copiesDatabase(Step step) {
        return step instanceof Rehearse || step instanceof Backup && target.backups() == BackupMethod.CLONE;
    }

    private static boolean mayCreateDatabases(Session session) {
        var row = session.query("select rolcreatedb or rolsuper from pg_roles where rolname = current_user");
        return Boolean.TRUE.equals(row.single());
    }
}
