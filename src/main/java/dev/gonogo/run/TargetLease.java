package dev.gonogo.run;

import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.Holder;
import dev.gonogo.postgres.Lease;
import dev.gonogo.postgres.TargetLeased;
import dev.gonogo.trail.Journal;
import dev.gonogo.trail.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One run per target: the lease of the target's database, taken for a run, and taken over from one whose process is dead. */
public final class TargetLease implements AutoCloseable {

    private final Database database;
    private final String run;
    private final Optional<Holder> former;
    private Lease lease;

    private TargetLease(Database database, String run, Lease lease, Optional<Holder> former) {
        this.database = database;
        this.run = run;
        this.lease = lease;
        this.former = former;
    }

    /**
     * Takes it. A holder whose run lies in the same home, and whose journal no process writes, is dead: its session is ended.
     * So is a holder of this very run, whose journal this process writes.
     *
     * @throws TargetBusy when another run has it
     */
    public static TargetLease take(Database database, String run, Path runs) {
        try {
            return new TargetLease(database, run, Lease.take(database, run), Optional.empty());
        } catch (TargetLeased leased) {
            var dead = leased.holder()
                    .filter(holder -> isDead(run, runs, holder))
                    .orElseThrow(() -> new TargetBusy(leased));
            return new TargetLease(database, run, Lease.takeOver(database, run, dead), Optional.of(dead));
        }
    }

    /** Who had it, and was dead. */
    Optional<Holder> former() {
        return former;
    }

    /**
     * Takes the lease again when its session has ended, as with a server that was restarted.
     *
     * @return whether it had to
     * @throws TargetLeased when another run has it by now
     */
    boolean hold() {
        if (lease.isHeld()) {
            return false;
        }
        lease.close();
        lease = Lease.take(database, run);
        return true;
    }

    @Override
    public void close() {
        lease.close();
    }

    private static boolean isDead(String run, Path runs, Holder holder) {
        var folder = new RunFolder(runs.resolve(holder.run()));
        return Files.isRegularFile(folder.journal())
                && (holder.run().equals(run) || !Journal.isInUse(folder));
    }
}
