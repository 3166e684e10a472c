package dev.gonogo.run;

import dev.gonogo.model.Rehearse;
import dev.gonogo.model.Risk;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.ServerVersion;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.run.script.ScriptStopped;
import dev.gonogo.trail.RecordedRehearsal;
import dev.gonogo.trail.Rehearsed;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** `rehearse`: a rehearsal on a clone of the target, which is dropped afterwards; `rehearsed`: the proof of an earlier one. */
final class RehearseRunner {

    private final StepRun run;

    RehearseRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Rehearse step) {
        try {
            return step.within().map(this::earlier).orElseGet(() -> now(step));
        } catch (RehearsalStopped stopped) {
            return Outcome.failed(stopped.getMessage());
        }
    }

    /** Counts what was rehearsed on a scratch server, when it was this. */
    private Outcome earlier(Duration within) {
        var pending = rehearsal(run.database()).course().sums();
        if (pending.isEmpty()) {
            return Outcome.failed("nothing is pending that could have been rehearsed");
        }
        var now = run.run().clock().instant();
        var since = now.minus(within);
        var found = Rehearsed.newest(run.run().folder().rehearsals(), pending, now);
        if (found.filter(rehearsed -> !rehearsed.at().isBefore(since)).isEmpty()) {
            return Outcome.failed("%s; `gonogo rehearse` does it"
                    .formatted(found.map(old -> "the last verified rehearsal of these changes is of " + old.at())
                            .orElse("no verified rehearsal has these %d changes as they are now"
                                    .formatted(pending.size()))));
        }
        run.evidence().json("rehearsed.json", found.get());
        run.evidence().json(RecordedRehearsal.FILE, found.get().rehearsal());
        return counted(found.get());
    }

    /** A person should read that nothing but definitions was compared, or that it was another PostgreSQL. */
    private Outcome counted(Rehearsed rehearsed) {
        var target = run.run().plan().target().serverVersion();
        boolean alike = ServerVersion.major(rehearsed.serverVersion()) == ServerVersion.major(target);
        var told = "rehearsed at %s on PostgreSQL %s%s, filled from %s; back in %.1f s, and %s"
                .formatted(
                        rehearsed.at(),
                        rehearsed.serverVersion(),
                        alike ? "" : " (the target is %s)".formatted(target),
                        rehearsed.filledFrom(),
                        rehearsed.rehearsal().backSeconds(),
                        rehearsed.rehearsal().told() + rehearsed.rehearsal().without());
        return alike && rehearsed.rehearsal().rowsCompared() > 0 ? Outcome.passed(told) : Outcome.warned(told);
    }

    private Outcome now(Rehearse step) {
        var name = Copies.name(run.run(), step.id());
        try {
            Copies.dropEarlier(run, name);
            return judged(step, recorded(step, Copies.of(run).create(name)));
        } catch (ScriptStopped stopped) {
            run.evidence().text("error.txt", stopped.getMessage() + "\n");
            return Outcome.failed(stopped.told());
        } catch (StatementFailed refused) {
            return Outcome.broken(refused.getMessage());
        } finally {
            Copies.drop(run, name);
        }
    }

    private Rehearsal rehearsal(Database on) {
        var target = run.run().target().target().name();
        return new Rehearsal(
                on,
                Map.of(),
                run.run().runbook(),
                run.run().files(),
                Optional.of(target),
                run.run().target().isEmbedded());
    }

    private RecordedRehearsal recorded(Rehearse step, Database clone) {
        var rehearsal = rehearsal(clone);
        var recorded =
                step.backTo().map(to -> rehearsal.backAndForward(to.name())).orElseGet(rehearsal::thereAndBack);
        run.evidence().json(RecordedRehearsal.FILE, recorded);
        return recorded;
    }

    private static Outcome judged(Rehearse step, RecordedRehearsal recorded) {
        if (recorded.changes().isEmpty()) {
            return Outcome.failed("there is nothing to rehearse, and nothing rehearsed proves nothing");
        }
        if (!recorded.verified()) {
            return Outcome.failed(String.join("; ", recorded.differences()));
        }
        var riskiest = recorded.riskiest().orElseThrow();
        if (step.riskAtMost()
                .filter(most -> riskiest.risk().compareTo(most) > 0)
                .isPresent()) {
            return Outcome.failed("the risk of %s".formatted(told(riskiest)));
        }
        return Outcome.passed("%s, and %s%s; %s"
                .formatted(
                        recorded.course(),
                        step.backTo().isPresent() ? "catalog and row counts were as before" : recorded.told(),
                        recorded.without(),
                        riskiest.risk() == Risk.Level.VERY_LOW
                                ? riskiest.because()
                                : "highest risk: " + told(riskiest)));
    }

    private static String told(RecordedRehearsal.Statement statement) {
        return "`%s` at %s is %s: %s"
                .formatted(
                        statement.command(),
                        statement.at(),
                        statement
                                .risk()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' '),
                        statement.because());
    }
}
