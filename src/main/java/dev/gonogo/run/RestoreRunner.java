package dev.gonogo.run;

import dev.gonogo.model.Backup;
import dev.gonogo.model.Restore;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Dump;
import dev.gonogo.postgres.DumpFailed;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.RecordedBackup;
import java.nio.file.Path;
import java.util.Optional;

/**
 * `restore`: makes a database of a proven backup and puts it in the place of the target's; what was there is kept under
 * another name, and so is the backup.
 */
final class RestoreRunner {

    private final StepRun run;
    private final EarlierEvidence earlier;

    RestoreRunner(StepRun run) {
        this.run = run;
        this.earlier = new EarlierEvidence(run.run());
    }

    /** A proven backup; `dump` is empty for a clone. */
    private record Proven(RecordedBackup backup, Optional<Path> dump) {

        boolean isClone() {
            return backup.method().equals("CLONE");
        }
    }

    Outcome run(Restore step) {
        var proven =
                proven(step).filter(backup -> backup.isClone() || backup.dump().isPresent());
        if (proven.isEmpty()) {
            return Outcome.failed("backup `%s` was not made and proven in this run, or is not what it was"
                    .formatted(step.backup().name()));
        }
        try {
            return step.into() ? into(proven.get()) : restored(step, proven.get());
        } catch (StatementFailed failed) {
            if (failed.lostConnection()) {
                throw failed;
            }
            return Outcome.failed(failed.getMessage());
        } catch (DumpFailed failed) {
            return Outcome.failed(failed.getMessage());
        }
    }

    /** The last backup of that name that is proven. */
    private Optional<Proven> proven(Restore step) {
        return run.run()
                .runbook()
                .steps()
                .filter(Backup.class::isInstance)
                .filter(backup -> backup.head().name().equals(step.backup().name()))
                .flatMap(backup -> earlier
                        .json(backup.id(), RecordedBackup.FILE, RecordedBackup.class)
                        .map(made -> new Proven(made, earlier.file(backup.id(), made.location())))
                        .stream())
                .reduce((first, last) -> last);
    }

    private Outcome into(Proven proven) {
        return proven.isClone()
                ? Outcome.failed("the backup is a database, and no dump that could be restored into another")
                : new RestoreIntoRunner(run).run(proven.dump().orElseThrow());
    }

    /** Whether one that nobody saw the end of took effect; empty when its dump is not what it was. */
    Optional<Boolean> tookEffect(Restore step) {
        return proven(step).flatMap(Proven::dump).map(new RestoreIntoRunner(run)::tookEffect);
    }

    private Outcome restored(Restore step, Proven proven) {
        var kept = Copies.kept(run.run(), step);
        exchange(Copies.name(run.run(), step.id() + " fresh"), kept, proven);
        return exchanged("restored; what was there is kept as database `%s`".formatted(kept), kept);
    }

    /** Throws when the database is the one that it was, or when nobody knows; what was made then does not stay. */
    private void exchange(String fresh, String kept, Proven proven) {
        try {
            Copies.dropEarlier(run, fresh);
            make(fresh, proven);
            Copies.of(run).putInPlace(fresh, kept);
        } catch (RuntimeException failed) {
            drop(fresh, failed);
            throw failed;
        }
    }

    private void drop(String fresh, RuntimeException because) {
        try {
            Copies.drop(run, fresh);
        } catch (StatementFailed | DatabaseUnreachable left) {
            because.addSuppressed(left);
        }
    }

    /** The restore took effect: whatever cannot be found out behind it is told, and makes it no failure. */
    private Outcome exchanged(String message, String kept) {
        try {
            return Copies.of(run).hasSettings(kept)
                    ? Outcome.warned(message + ", and so are its owner, its privileges and its settings")
                    : Outcome.passed(message);
        } catch (StatementFailed | DatabaseUnreachable unknown) {
            return Outcome.warned(
                    message + "; whether it had settings of its own could not be asked: " + unknown.getMessage());
        }
    }

    private void make(String name, Proven proven) {
        if (proven.isClone()) {
            Copies.of(run).create(name, proven.backup().location());
        } else {
            new Dump(run.database(), run.run().plan().target().serverVersion(), Optional.empty())
                    .restore(proven.dump().orElseThrow(), name);
        }
    }
}
