package dev.gonogo.trail;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a task took in former runs in which all of it was done.
 *
 * @param runs how many these are
 * @param median of them
 */
public record LearnedTime(String task, int runs, Duration median, Duration longest) {

    /** By task, from all runs of this runbook on this target in a folder. */
    public static Map<String, LearnedTime> of(Path runs, String runbook, String target) {
        var times = new LinkedHashMap<String, List<Duration>>();
        RunSummary.folders(runs).stream()
                .flatMap(LearnedTime::read)
                .filter(run -> run.plan().runbook().equals(runbook)
                        && run.plan().target().name().equals(target))
                .forEach(run -> learn(run, times));
        var learned = new LinkedHashMap<String, LearnedTime>();
        times.forEach((task, all) -> learned.put(task, of(task, all)));
        return learned;
    }

    /** From a record that is damaged nothing is learned. */
    private static Stream<RunRecord> read(RunFolder folder) {
        try {
            return Stream.of(RunRecord.read(folder));
        } catch (RuntimeException damaged) {
            return Stream.empty();
        }
    }

    private static void learn(RunRecord run, Map<String, List<Duration>> times) {
        var byTask = new LinkedHashMap<String, List<StepRecord>>();
        run.steps().stream()
                .filter(step -> !step.task().isEmpty())
                .forEach(step -> byTask.computeIfAbsent(step.task(), task -> new ArrayList<>())
                        .add(step));
        byTask.forEach((task, steps) -> took(steps)
                .ifPresent(time ->
                        times.computeIfAbsent(task, known -> new ArrayList<>()).add(time)));
    }

    private static Optional<Duration> took(List<StepRecord> steps) {
        boolean done = steps.stream().allMatch(step -> step.state().isGood());
        var timed = steps.stream()
                .filter(step -> step.startedAt() != null && step.finishedAt() != null)
                .toList();
        if (!done || timed.isEmpty()) {
            return Optional.empty();
        }
        var from = timed.stream().map(StepRecord::startedAt).min(Instant::compareTo);
        var to = timed.stream().map(StepRecord::finishedAt).max(Instant::compareTo);
        return Optional.of(Duration.between(from.orElseThrow(), to.orElseThrow()));
    }

    private static LearnedTime of(String task, List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        return new LearnedTime(task, sorted.size(), sorted.get((sorted.size() - 1) / 2), sorted.get(sorted.size() - 1));
    }
}
