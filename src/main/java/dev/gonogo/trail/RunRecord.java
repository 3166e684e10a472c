package dev.gonogo.trail;

import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run as its plan and its journal tell it. */
public final class RunRecord {

    /** The question that has the name of a guarded target typed. */
    public static final String TARGET_QUESTION = "run/target";

    private final RunFolder folder;
    private final Plan plan;
    private final RecordedJournal journal;
    private final Map<String, List<Event.EvidenceFile>> evidence = new HashMap<>();

    private Map<String, List<Event.Recorded>> answers;

    private RunRecord(RunFolder folder, Plan plan, RecordedJournal journal) {
        this.folder = folder;
        this.plan = plan;
        this.journal = journal;
        events(Event.StepFinished.class).forEach(finished -> evidence.put(finished.step(), finished.evidence()));
    }

    /** @throws JournalDamaged when the chain is broken */
    public static RunRecord read(RunFolder folder) {
        return new RunRecord(folder, folder.readPlan(), RecordedJournal.read(folder));
    }

    /**
     * With the plan by which the run was last carried out, even when a process ended while that plan was being replaced.
     *
     * @throws JournalDamaged when no plan of the folder is that one
     */
    public static RunRecord toGoOnWith(RunFolder folder, RecordedJournal journal) {
        var sum = planSums(journal).reduce((first, last) -> last).orElse("");
        var plan = folder.plan(sum)
                .orElseThrow(() -> new JournalDamaged(folder, 1, "no plan in the folder is the one that was recorded"));
        return new RunRecord(folder, plan, journal);
    }

    /** The runbook's file. @throws JournalDamaged when the journal has no beginning */
    public Path source() {
        return Path.of(started().source());
    }

    /** The first event. @throws JournalDamaged when the journal has no beginning */
    public Event.RunStarted started() {
        return events(Event.RunStarted.class).stream()
                .findFirst()
                .orElseThrow(() -> new JournalDamaged(folder, 1, "the journal has no beginning"));
    }

    /** How the process that carried the run out last let go of it. */
    public record Ending(boolean isFinal, String how, String message) {}

    /** Empty while a process carries the run out, and when the last one was killed. */
    public Optional<Ending> ending() {
        return journal.events().stream()
                .map(Event.Recorded::event)
                .map(RunRecord::ending)
                .flatMap(Optional::stream)
                .reduce((first, last) -> last)
                .filter(ending -> !ending.how().isEmpty());
    }

    /** An ending; one without a word for an event that begins or goes on. */
    private static Optional<Ending> ending(Event event) {
        if (event instanceof Event.RunHeld held) {
            return Optional.of(new Ending(false, held.why(), held.message()));
        }
        if (event instanceof Event.RunFinished finished) {
            return Optional.of(new Ending(true, finished.how(), finished.message()));
        }
        return event instanceof Event.RunStarted || event instanceof Event.RunResumed
                ? Optional.of(new Ending(false, "", ""))
                : Optional.empty();
    }

    /** The last comparison of the catalog by the process that carried the run out last: earlier ones say nothing of its end. */
    Optional<Event.CatalogCompared> comparedAtEnd() {
        return last(Event.CatalogCompared.class, sinceLastProcess());
    }

    /** Whether the process that carried the run out last took back what it was to take back, the whole or a part of the way. */
    public boolean isLedBack() {
        var since = sinceLastProcess();
        return last(Event.RunFinished.class, since)
                        .filter(finished -> finished.how().equals("rolled-back"))
                        .isPresent()
                || last(Event.RollbackFinished.class, since)
                        .filter(Event.RollbackFinished::done)
                        .isPresent();
    }

    /** What the process recorded that carried the run out last. */
    private List<Event> sinceLastProcess() {
        var since = new ArrayList<Event>();
        for (Event.Recorded recorded : journal.events()) {
            if (recorded.event() instanceof Event.RunStarted || recorded.event() instanceof Event.RunResumed) {
                since.clear();
            }
            since.add(recorded.event());
        }
        return since;
    }

    private static <E extends Event> Optional<E> last(Class<E> type, List<Event> events) {
        return events.stream().filter(type::isInstance).map(type::cast).reduce((first, last) -> last);
    }

    /**
     * A rollback that was begun and has not led back, because the process ended or one of its steps failed. One that led
     * back is over when the process has let go of the run: nothing goes forward before that.
     */
    public Optional<Event.RollbackStarted> unfinishedRollback() {
        Optional<Event.RollbackStarted> begun = Optional.empty();
        boolean ledBack = false;
        for (Event.Recorded recorded : journal.events()) {
            if (recorded.event() instanceof Event.RollbackStarted started) {
                begun = Optional.of(started);
                ledBack = false;
            } else if (recorded.event() instanceof Event.RollbackFinished finished) {
                ledBack = finished.done();
            } else if (ledBack
                    && ending(recorded.event())
                            .filter(end -> !end.how().isEmpty())
                            .isPresent()) {
                begun = Optional.empty();
            }
        }
        return begun;
    }

    /** Whether a step was begun after the last rollback was: what an earlier one did of it counts no more. */
    public boolean isBegunSinceRollback(String step) {
        boolean begun = false;
        for (Event.Recorded recorded : journal.events()) {
            if (recorded.event() instanceof Event.RollbackStarted) {
                begun = false;
            } else if (recorded.event() instanceof Event.StepFinished finished) {
                begun |= finished.step().equals(step);
            } else if (recorded.event() instanceof Event.StepStarted started) {
                begun |= started.step().equals(step);
            }
        }
        return begun;
    }

    /** Whether `plan.json` is the plan that the run was last carried out by. */
    public boolean isPlanInPlace() {
        return planSums()
                .reduce((first, last) -> last)
                .filter(folder.planSha256()::equals)
                .isPresent();
    }

    /** The sums of the plans by which the run was carried out, one after the other. */
    Stream<String> planSums() {
        return planSums(journal);
    }

    private static Stream<String> planSums(RecordedJournal journal) {
        return journal.events().stream().map(Event.Recorded::event).flatMap(event -> {
            if (event instanceof Event.RunStarted started) {
                return Stream.of(started.planSha256());
            }
            return event instanceof Event.RunResumed resumed ? Stream.of(resumed.planSha256()) : Stream.empty();
        });
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

    /** The beginnings of all attempts of a step. */
    Stream<Event.Recorded> starts(String step) {
        return recorded(Event.StepStarted.class)
                .filter(recorded ->
                        ((Event.StepStarted) recorded.event()).step().equals(step));
    }

    /** Who has carried the run out, in the form in which names are compared. */
    public Set<String> executors() {
        return journal.events().stream()
                .map(Event.Recorded::event)
                .flatMap(RunRecord::executor)
                .map(Spokesmen::same)
                .collect(Collectors.toSet());
    }

    private static Stream<String> executor(Event event) {
        if (event instanceof Event.RunStarted started) {
            return Stream.of(started.startedBy());
        }
        if (event instanceof Event.RunResumed resumed) {
            return Stream.of(resumed.resumedBy());
        }
        return event instanceof Event.Answered answered && answered.step().equals(TARGET_QUESTION)
                ? Stream.of(answered.as())
                : Stream.empty();
    }

    /** Why a signed answer does not count, judged as of when it was recorded; empty when it does. */
    public Optional<String> refuses(Event.Recorded answer) {
        var answered = (Event.Answered) answer.event();
        try {
            return answered.equals(Event.Answered.of(answered.signed()))
                    ? signatures(answer.seq()).refuses(answered.signed(), answer.at())
                    : Optional.of("the answer of `%s` is not what was signed".formatted(answered.as()));
        } catch (ApprovalRefused malformed) {
            return Optional.of(malformed.getMessage());
        }
    }

    /** By which signed statements are judged as the run stands. */
    public Signatures signatures() {
        return signatures(Long.MAX_VALUE);
    }

    private Signatures signatures(long seq) {
        var before = journal.events().stream()
                .filter(recorded -> recorded.seq() < seq)
                .map(Event.Recorded::event)
                .toList();
        var digest = before.stream().flatMap(RunRecord::planDigest).reduce("", (first, last) -> last);
        return new Signatures(plan, digest, folder.id(), new KeptSigners(this).before(before));
    }

    private static Stream<String> planDigest(Event event) {
        if (event instanceof Event.RunStarted started) {
            return Stream.of(started.planDigest());
        }
        return event instanceof Event.RunResumed resumed ? Stream.of(resumed.planDigest()) : Stream.empty();
    }

    /** When the last process let go of the run. */
    public Optional<Instant> lastEnd() {
        return ending().map(ending -> journal.events().stream()
                .filter(recorded -> ending(recorded.event()).isPresent())
                .reduce((first, last) -> last)
                .orElseThrow()
                .at());
    }

    /**
     * Answers to a step, in the order in which they were given, with their times. When it was asked again after it had
     * ended, or by another plan, earlier answers no longer count.
     */
    public List<Event.Recorded> answers(String step) {
        if (answers == null) {
            answers = answersBefore(Long.MAX_VALUE);
        }
        return answers.getOrDefault(step, List.of());
    }

    /** The same as it stood when the event of this number was recorded. */
    List<Event.Recorded> answersBefore(String step, long seq) {
        return answersBefore(seq).getOrDefault(step, List.of());
    }

    private Map<String, List<Event.Recorded>> answersBefore(long seq) {
        var given = new HashMap<String, List<Event.Recorded>>();
        var ended = new HashMap<String, Boolean>();
        boolean otherPlan = false;
        var digest = started().planDigest();
        for (Event.Recorded recorded : journal.events()) {
            if (recorded.seq() >= seq) {
                break;
            }
            if (recorded.event() instanceof Event.StepStarted started) {
                if (ended.getOrDefault(started.step(), otherPlan)) {
                    given.remove(started.step());
                }
            } else if (recorded.event() instanceof Event.RunResumed resumed) {
                if (!resumed.planDigest().equals(digest)) {
                    ended.clear();
                    otherPlan = true;
                }
                digest = resumed.planDigest();
            } else if (recorded.event() instanceof Event.StepFinished finished) {
                ended.put(finished.step(), finished.state() != StepState.WAITING);
            } else if (recorded.event() instanceof Event.Answered answered) {
                given.computeIfAbsent(answered.step(), step -> new ArrayList<>())
                        .add(recorded);
            }
        }
        return given;
    }

    /** The evidence of a step's last attempt. */
    public List<Event.EvidenceFile> evidence(String step) {
        return evidence.getOrDefault(step, List.of());
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

    /** Answers that are none to a step: what to do after a failure, by which way to roll back, and the like. */
    public List<Event.Recorded> decisions() {
        var ids = Stream.concat(plan.steps().stream(), plan.rollbackSteps().stream())
                .map(PlannedStep::id)
                .collect(Collectors.toSet());
        return recorded(Event.Answered.class)
                .filter(recorded -> !ids.contains(((Event.Answered) recorded.event()).step()))
                .toList();
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
