package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.plan.Digest;
import dev.gonogo.postgres.DatabaseCopy;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** Drops what attempts of the step before this one have left that did not pass: what passed is proven, and stays. */
    static void dropUnproven(StepRun run) {
        var step = run.step().id();
        var passed = passed(run, step);
        IntStream.range(1, attempt(run.run(), step))
                .filter(attempt -> !passed.contains(attempt))
                .forEach(attempt -> drop(run, name(run.run(), step, attempt)));
    }

    private static Set<Integer> passed(StepRun run, String step) {
        return RunRecord.read(run.run().folder()).events(Event.StepFinished.class).stream()
                .filter(finished ->
                        finished.step().equals(step) && finished.state().isGood())
                .map(Event.StepFinished::attempt)
                .collect(Collectors.toSet());
    }

    private static int attempt(Run run, String step) {
        return run.states().standing(step).attempts();
    }

    /** What the last attempt of a step makes: no other attempt has this name. */
    static String ofAttempt(Run run, Step step) {
        return name(run, step.id(), attempt(run, step.id()));
    }

    /** What the last attempt of a restore keeps of what was there: its witness, and that of no other attempt. */
    static String kept(Run run, Step step) {
        return name(run, step.id() + " kept", attempt(run, step.id()));
    }

    private static String name(Run run, String of, int attempt) {
        return name(run, attempt > 1 ? of + " " + attempt : of);
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
