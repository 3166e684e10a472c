package dev.gonogo.run;

import dev.gonogo.model.Step;
import dev.gonogo.trail.Event;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries out steps that do not depend on each other, some at the same time. What begins and ends them is called by the
 * thread that calls {@link #run}, as each begins and as each ends.
 */
final class SimultaneousAttempts {

    private final int most;
    private final BooleanSupplier stops;

    /**
     * @param most how many at the same time
     * @param stops whether no other one may begin
     */
    SimultaneousAttempts(int most, BooleanSupplier stops) {
        this.most = most;
        this.stops = stops;
    }

    /** An attempt that has ended, its evidence on disk. */
    record Ended(Step step, Outcome outcome, List<Event.EvidenceFile> evidence) {}

    /** Returns when all that began have ended. @throws RuntimeException what an attempt threw; the others go on then */
    void run(List<Step> steps, Function<Step, StepRun> begin, Consumer<Ended> finished) {
        var threads = Executors.newFixedThreadPool(Math.max(1, Math.min(most, steps.size())), work -> {
            var thread = new Thread(work, "gonogo check");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var attempts = new ExecutorCompletionService<Ended>(threads);
            var waiting = new ArrayDeque<>(steps);
            int running = 0;
            while (running > 0 || !waiting.isEmpty() && !stops.getAsBoolean()) {
                if (running < most && !waiting.isEmpty() && !stops.getAsBoolean()) {
                    var stepRun = begin.apply(waiting.remove());
                    attempts.submit(() -> ended(stepRun));
                    running++;
                } else {
                    finished.accept(next(attempts));
                    running--;
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Ended ended(StepRun stepRun) {
        var outcome = new Attempt(stepRun).run();
        return new Ended(stepRun.step(), outcome, stepRun.evidence().files());
    }

    private static Ended next(CompletionService<Ended> attempts) {
        try {
            return attempts.take().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checks ran", stopped);
        }
    }
}
