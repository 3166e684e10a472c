package dev.gonogo.trail;

import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A run as its plan and its journal tell it. */
public final class RunRecord {

    private final RunFolder folder;
    private final Plan plan;
    private final RecordedJournal journal;

    private RunRecord(RunFolder folder, Plan plan, RecordedJournal journal) {
        this.folder = folder;
        this.plan = plan;
        this.journal = journal;
    }

    /** @throws JournalDamaged when the chain is broken */
    public static RunRecord read(RunFolder folder) {
        return new RunRecord(folder, folder.readPlan(), RecordedJournal.read(folder));
    }

    public RunFolder folder() {
        return folder;
    }

    public Plan plan() {
        return plan;
    }

    public RecordedJournal journal() {
        return journal;
    }

    /** Every planned step of the way forward, in the order of the plan. */
    public List<StepRecord> steps() {
        return records(plan.steps());
    }

    /** The steps of rollbacks that were begun. */
    public List<StepRecord> rollbackSteps() {
        return records(plan.rollbackSteps()).stream()
                .filter(step -> step.state() != StepState.PENDING)
                .toList();
    }

    public <E extends Event> List<E> events(Class<E> type) {
        return recorded(type).map(recorded -> type.cast(recorded.event())).toList();
    }

    /** When the first event of this kind was recorded. */
    public Optional<Instant> first(Class<? extends Event> type) {
        return recorded(type).map(Event.Recorded::at).findFirst();
    }

    /** Answers to a step, in the order in which they were given, with their times. */
    public List<Event.Recorded> answers(String step) {
        return recorded(Event.Answered.class)
                .filter(recorded -> ((Event.Answered) recorded.event()).step().equals(step))
                .toList();
    }

    /** The evidence of a step's last attempt. */
    public List<Event.EvidenceFile> evidence(String step) {
        var finished = events(Event.StepFinished.class).stream()
                .filter(event -> event.step().equals(step))
                .toList();
        return finished.isEmpty()
                ? List.of()
                : finished.get(finished.size() - 1).evidence();
    }

    private Stream<Event.Recorded> recorded(Class<? extends Event> type) {
        return journal.events().stream().filter(recorded -> type.isInstance(recorded.event()));
    }

    private List<StepRecord> records(List<PlannedStep> planned) {
        Map<String, Progress> progress = new HashMap<>();
        journal.events().forEach(recorded -> follow(recorded, progress));
        var records = new ArrayList<StepRecord>();
        planned.forEach(step ->
                records.add(progress.getOrDefault(step.id(), Progress.NONE).record(step)));
        return records;
    }

    private static void follow(Event.Recorded recorded, Map<String, Progress> progress) {
        if (recorded.event() instanceof Event.StepStarted started) {
            var before = progress.getOrDefault(started.step(), Progress.NONE);
            progress.put(started.step(), before.started(recorded.at(), started.attempt()));
        } else if (recorded.event() instanceof Event.StepFinished finished) {
            var before = progress.getOrDefault(finished.step(), Progress.NONE);
            progress.put(finished.step(), before.finished(recorded.at(), finished));
        }
    }

    private record Progress(
            StepState state,
            Instant startedAt,
            Instant finishedAt,
            int attempts,
            String message,
            List<String> evidence) {

        static final Progress NONE = new Progress(StepState.PENDING, null, null, 0, "", List.of());

        Progress started(Instant at, int attempt) {
            return new Progress(StepState.RUNNING, startedAt == null ? at : startedAt, null, attempt, "", evidence);
        }

        Progress finished(Instant at, Event.StepFinished event) {
            var files = event.evidence().stream().map(Event.EvidenceFile::path).toList();
            return new Progress(
                    event.state(), startedAt, at, Math.max(attempts, event.attempt()), event.message(), files);
        }

        StepRecord record(PlannedStep step) {
            return new StepRecord(
                    step.id(),
                    step.phase(),
                    step.task(),
                    step.kind(),
                    step.name(),
                    state,
                    startedAt,
                    finishedAt,
                    attempts,
                    message,
                    evidence);
        }
    }
}
