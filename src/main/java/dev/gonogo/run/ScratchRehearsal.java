package dev.gonogo.run;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Server;
import dev.gonogo.model.SourceFile;
import dev.gonogo.model.Target;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.Planner;
import dev.gonogo.plan.SqlFiles;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Identity;
import dev.gonogo.postgres.MigrationHistory;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.postgres.TableSizes;
import dev.gonogo.run.script.ScriptStopped;
import dev.gonogo.trail.RecordedRehearsal;
import dev.gonogo.trail.Rehearsed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rehearsal of what a runbook changes on a PostgreSQL of its own, which is removed afterwards. */
public final class ScratchRehearsal {

    private final Workplace workplace;
    private final Clock clock;
    private final Runbook runbook;
    private final SqlFiles files;
    private final String id;

    /** @param id of the rehearsal, and of its server's folder */
    public ScratchRehearsal(Workplace workplace, Clock clock, Runbook runbook, SqlFiles files, String id) {
        this.workplace = workplace;
        this.clock = clock;
        this.runbook = runbook;
        this.files = files;
        this.id = id;
    }

    /** On an embedded target, filled from its fixture files. */
    public Rehearsed fromFixture(Target target) {
        try (var open = OpenTarget.openToLook(target, files, workplace, "gonogo " + id)) {
            var plan = new Planner(runbook, target, files, clock).plan(open.database());
            var from = ((Server.Embedded) target.server())
                    .fixtures().stream().map(SourceFile::path).collect(Collectors.joining(", "));
            return rehearsed(
                    from.isEmpty() ? "nothing" : from,
                    Optional.of(plan),
                    Optional.of(target.name()),
                    open.database(),
                    Map.of());
        }
    }

    /**
     * On what a target consists of: its definitions, the rows of its history, and the sizes of its tables.
     *
     * @throws ScratchUnfilled when that cannot be had, or not be put into the scratch server
     */
    public Rehearsed fromTarget(Target target) {
        try (var open = OpenTarget.openToLook(target, files, workplace, "gonogo " + id);
                var scratch = scratch()) {
            var plan = new Planner(runbook, target, files, clock).plan(open.database());
            new ScratchFilling(scratch.database()).schema(open.database(), history());
            return rehearsed(
                    "the schema of target `%s`".formatted(target.name()),
                    Optional.of(plan),
                    Optional.of(target.name()),
                    scratch.database(),
                    sizes(open.database()));
        }
    }

    /** On what a dump holds. @throws ScratchUnfilled when it cannot be restored */
    public Rehearsed fromBackup(Path dump) {
        try (var scratch = scratch()) {
            new ScratchFilling(scratch.database()).dump(dump);
            return rehearsed(dump.toString(), Optional.empty(), Optional.empty(), scratch.database(), Map.of());
        }
    }

    private Rehearsed rehearsed(
            String from, Optional<Plan> plan, Optional<String> target, Database scratch, Map<String, Long> sizes) {
        var rehearsal = new Rehearsal(scratch, sizes, runbook, files, target, true);
        var rehearsed = new Rehearsed(
                1,
                id,
                clock.instant(),
                runbook.name(),
                from,
                version(scratch),
                plan.map(Plan::digest).orElse(""),
                sums(rehearsal),
                carriedOut(rehearsal));
        rehearsed.keep(workplace.rehearsals());
        return rehearsed;
    }

    private static List<Rehearsed.File> sums(Rehearsal rehearsal) {
        try {
            return rehearsal.course().sums();
        } catch (RehearsalStopped noWayBack) {
            return List.of();
        }
    }

    /** Also one that came to no end is a result. */
    private static RecordedRehearsal carriedOut(Rehearsal rehearsal) {
        try {
            return rehearsal.course().forward().isEmpty()
                    ? RecordedRehearsal.stopped("there is nothing to rehearse, and nothing rehearsed proves nothing")
                    : rehearsal.thereAndBack();
        } catch (ScriptStopped stopped) {
            return RecordedRehearsal.stopped(stopped.getMessage());
        } catch (RehearsalStopped | StatementFailed stopped) {
            return RecordedRehearsal.stopped(stopped.getMessage());
        }
    }

    private OpenTarget scratch() {
        return Scratch.open(files, workplace, id);
    }

    private Optional<MigrationHistory> history() {
        return runbook.migrations().map(said -> new MigrationHistory(said.history()));
    }

    private static Map<String, Long> sizes(Database database) {
        try (var session = database.open()) {
            return TableSizes.read(session);
        }
    }

    private static String version(Database database) {
        try (var session = database.open()) {
            return Identity.of(session).serverVersion();
        }
    }
}
