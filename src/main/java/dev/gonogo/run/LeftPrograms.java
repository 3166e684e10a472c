package dev.gonogo.run;

import dev.gonogo.postgres.Notice;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that earlier attempts of a step started and that still run, because the process that started them was killed. */
final class LeftPrograms {

    /** The machine tells the start of a program by its clock, which may have been corrected since. */
    private static final Duration SAME = Duration.ofSeconds(2);

    private final StepRun run;

    LeftPrograms(StepRun run) {
        this.run = run;
    }

    /**
     * Ends them with all that they have started, and says so. A process that got the number of one later is left alone.
     *
     * @return whether none is left
     */
    boolean end() {
        return living().map(this::end).reduce(true, Boolean::logicalAnd);
    }

    private boolean end(ProcessHandle program) {
        var grace = run.run().target().database().settings().grace();
        return new ProcessTree(program, told -> run.notice(new Notice("LEFT BEHIND", told))).end(grace);
    }

    private Stream<ProcessHandle> living() {
        return attempts() == 0
                ? Stream.empty()
                : started().map(LeftPrograms::living).flatMap(Optional::stream);
    }

    private int attempts() {
        return run.run().states().standing(run.step().id()).attempts();
    }

    private Stream<Event.ProgramStarted> started() {
        return RunRecord.read(run.run().folder()).events(Event.ProgramStarted.class).stream()
                .filter(program -> program.step().equals(run.step().id()));
    }

    private static Optional<ProcessHandle> living(Event.ProgramStarted program) {
        return ProcessHandle.of(program.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(startedAt -> isSame(startedAt, program.startedAt()))
                        .isPresent());
    }

    private static boolean isSame(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SAME) < 0;
    }
}
