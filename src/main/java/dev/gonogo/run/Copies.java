package dev.gonogo.run;

import dev.gonogo.plan.Digest;
import dev.gonogo.postgres.DatabaseCopy;

/** Names of databases that a run makes beside its target. */
final class Copies {

    private static final int LONGEST = 63;

    private Copies() {}

    /** Copies of the target, made and dropped within the time of the step. */
    static DatabaseCopy of(StepRun run) {
        return new DatabaseCopy(run.database(), run.run().plan().target().database());
    }

    /** Drops what an earlier attempt of the step has left under this name, because its process ended while it ran. */
    static void dropEarlier(StepRun run, String name) {
        if (run.run().states().standing(run.step().id()).attempts() > 1) {
            drop(run, name);
        }
    }

    /** Drops a copy, also when the time of the step is over. */
    static void drop(StepRun run, String name) {
        new DatabaseCopy(
                        run.run().target().database(), run.run().plan().target().database())
                .drop(name);
    }

    /** The same name for the same step of the same run, no longer than PostgreSQL allows. */
    static String name(Run run, String step) {
        var unique = Digest.of(run.id() + " " + step).substring(0, 8);
        var readable = run.plan().target().database() + "_"
                + step.substring(step.indexOf('/') + 1).replaceAll("[^A-Za-z0-9]+", "_");
        var room = LONGEST - unique.length() - 1;
        return (readable.length() > room ? readable.substring(0, room) : readable) + "_" + unique;
    }
}
