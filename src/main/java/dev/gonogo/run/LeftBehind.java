package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.postgres.Backends;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.postgres.StopListener;
import dev.gonogo.trail.Event;
import java.time.Duration;
import java.util.Set;

/** Sessions of this run that an earlier process, or a lost connection, left working on the server. */
final class LeftBehind {

    /** How long a server may take to come back before nothing is concluded from its silence. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LeftBehind() {}

    /**
     * Ends them, and returns when the server has none of them any more: only then do receipts tell the whole truth.
     *
     * @throws NotEnded when one of them is still there
     */
    static void end(Run run, Step step) {
        end(run, step.id());
    }

    /**
     * The same before a run is gone on with. Forward, one that cannot be ended is for the steps to meet that it is in the way
     * of; a way back does not begin beside it.
     *
     * @return whether all are ended
     */
    static boolean end(Run run) {
        try {
            end(run, "run");
            return true;
        } catch (StatementFailed | DatabaseUnreachable | NotEnded notNow) {
            run.journal().append(new Event.Noticed("run", "LEFT BEHIND", notNow.getMessage()));
            return false;
        }
    }

    private static void end(Run run, String of) {
        var database = run.target().database();
        run.target().readings().closeIdle();
        database.openPatiently(PATIENCE).close();
        if (!new Backends(database, database.settings().grace(), told(run, of)).end(Set.of())) {
            throw new NotEnded();
        }
    }

    /** Records of a step, or of the run, how its sessions are stopped. */
    static StopListener told(Run run, String of) {
        return (pid, how) -> run.journal()
                .append(new Event.Noticed(of, "STOPPED", "server process %d %s".formatted(pid, how.text())));
    }

    /** A session that an earlier process left behind cannot be ended; what it will do is not known. */
    static final class NotEnded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotEnded() {
            super(
                    "a session that this run has left behind on the server does not end; find it in pg_stat_activity, where its"
                            + " application_name names the run, end it with pg_terminate_backend, and resume");
        }
    }
}
