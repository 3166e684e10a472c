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
import dev.gonogo.trail.RecordedRehearsal;
import dev.gonogo.trail.Rehearsed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rehearsal of a runbook's pending migrations on a PostgreSQL of its own, which is removed afterwards. */
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
            return rehearsed(from.isEmpty() ? "nothing" : from, Optional.of(plan), open.database(), Map.of());
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
            var history =
                    new MigrationHistory(runbook.migrations().orElseThrow().history());
            new ScratchFilling(scratch.database()).schema(open.database(), history);
            return rehearsed(
                    "the schema of target `%s`".formatted(target.name()),
                    Optional.of(plan),
                    scratch.database(),
                    sizes(open.database()));
        }
    }

    /** On what a dump holds. @throws ScratchUnfilled when it cannot be restored */
    public Rehearsed fromBackup(Path dump) {
        try (var scratch = scratch()) {
            new ScratchFilling(scratch.database()).dump(dump);
            return rehearsed(dump.toString(), Optional.empty(), scratch.database(), Map.of());
        }
    }

    private Rehearsed rehearsed(String from, Optional<Plan> plan, Database scratch, Map<String, Long> sizes) {
        var rehearsal = new Rehearsal(scratch, sizes, runbook, files);
        var pending = rehearsal.pending();
        var rehearsed = new Rehearsed(
                1,
                id,
                clock.instant(),
                runbook.name(),
                from,
                version(scratch),
                plan.map(Plan::digest).orElse(""),
                pending,
                carriedOut(rehearsal, pending));
        rehearsed.keep(workplace.rehearsals());
        return rehearsed;
    }

    /** Also one that came to no end is a result. */
    private static RecordedRehearsal carriedOut(Rehearsal rehearsal, List<Rehearsed.File> pending) {
        if (pending.isEmpty()) {
            return failed("there is no migration to rehearse, and nothing rehearsed proves nothing");
        }
        try {
            return rehearsal.thereAndBack();
        } catch (ScriptStopped stopped) {
            return failed(stopped.getMessage());
        } catch (RehearsalStopped | StatementFailed stopped) {
            return failed(stopped.getMessage());
        }
    }

    private static RecordedRehearsal failed(String why) {
        return new RecordedRehearsal(List.of(), 0, 0, false, List.of(why), 0, List.of(), List.of());
    }

    private OpenTarget scratch() {
        return Scratch.open(files, workplace, id);
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
