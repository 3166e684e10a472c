package dev.gonogo.trail;

import dev.gonogo.model.Contact;
import dev.gonogo.model.KnownIssue;
import dev.gonogo.model.Risk;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.PlannedTarget;
import dev.gonogo.plan.PlannedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a report shows; `report.json` is this record. Computed from a run's folder alone. */
public record Report(
        int schema,
        String run,
        String runbook,
        String title,
        PlannedTarget target,
        String planDigest,
        String headHash,
        Verdict.Decided verdict,
        List<String> reasons,
        List<Criterion> criteria,
        List<Gate> gates,
        List<StepRecord> steps,
        List<StepRecord> rollbackSteps,
        RecordedDiff catalogDiff,
        Rehearsal rollback,
        List<Backup> backups,
        List<Answer> approvals,
        List<Answer> poll,
        List<Answer> answers,
        List<Answer> decisions,
        List<String> overrides,
        List<PlannedTask> planned,
        List<Actual> actual,
        Instant startedAt,
        Instant finishedAt,
        String startedBy,
        String ended,
        String endedBecause,
        List<Risk> risks,
        List<Contact> contacts,
        List<RecordedMode> modes,
        List<RecordedFollowUp> followUps,
        List<Condition> conditions,
        List<KnownIssue> knownIssues,
        List<BenchmarkResult> benchmarks) {

    /** Reports of earlier versions lack the last lists. */
    public Report {
        benchmarks = benchmarks == null ? List.of() : List.copyOf(benchmarks);
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        knownIssues = knownIssues == null ? List.of() : List.copyOf(knownIssues);
    }

    /** A gate and what it requires. */
    public record Gate(String name, StepState state, List<String> requires) {}

    /** The rehearsal of the way back; `seconds` is how long that way took. */
    public record Rehearsal(boolean rehearsed, boolean verified, double seconds) {}

    /** A backup that was proven. */
    public record Backup(String step, RecordedBackup proof) {}

    /** What somebody said. @param key the fingerprint of the key that signed it; empty when it was not signed */
    public record Answer(
            String step, String as, String role, String answer, String note, boolean scripted, String key, Instant at) {

        public Answer {
            key = key == null ? "" : key;
        }
    }

    /** When a task's steps really ran. */
    public record Actual(String id, Instant startedAt, Instant finishedAt, Duration took) {}

    /** @throws JournalDamaged when the journal is not what was written */
    public static Report of(RunFolder folder) {
        return of(RunRecord.read(folder));
    }

    static Report of(RunRecord run) {
        var criteria = Criteria.of(run);
        var steps = run.steps();
        var verdict = Verdict.of(criteria, steps, isOver(run, criteria));
        var plan = run.plan();
        var starts = run.events(Event.RunStarted.class);
        var ending = run.ending();
        return new Report(
                1,
                run.folder().id(),
                plan.runbook(),
                plan.title(),
                plan.target(),
                plan.digest(),
                run.journal().head(),
                verdict.decided(),
                verdict.reasons(),
                criteria,
                gates(run, steps),
                steps,
                run.rollbackSteps(),
                new RecordedDiffs(run).together(),
                rehearsal(run),
                backups(run),
                answers(run, "approval"),
                answers(run, "poll"),
                answers(run, "manual", "ask"),
                run.decisions().stream().map(Report::answer).toList(),
                Overrides.told(run),
                plan.tasks(),
                actual(plan.tasks(), steps),
                run.first(Event.RunStarted.class).orElse(null),
                run.lastEnd().orElse(null),
                starts.isEmpty() ? "" : starts.get(0).startedBy(),
                ending.map(RunRecord.Ending::how).orElse("not-ended"),
                ending.map(RunRecord.Ending::message).orElse("the run has not ended"),
                plan.risks(),
                plan.contacts(),
                RecordedMode.of(run),
                RecordedFollowUp.of(run),
                Condition.of(run),
                plan.knownIssues(),
                BenchmarkResult.of(run));
    }

    /** Whether no step that is still open could make it a GO. */
    private static boolean isOver(RunRecord run, List<Criterion> criteria) {
        boolean aborted =
                run.ending().filter(ending -> ending.how().equals("aborted")).isPresent();
        return aborted || criteria.stream().anyMatch(Criteria::isLostForGood);
    }

    /** When the run ended, else when it began. */
    Instant at() {
        return Stream.of(finishedAt, startedAt, Instant.EPOCH)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static List<Gate> gates(RunRecord run, List<StepRecord> steps) {
        return run.plan().steps().stream()
                .filter(step -> step.kind().equals("gate"))
                .map(gate -> new Gate(gate.name(), state(steps, gate.id()), gate.requires()))
                .toList();
    }

    private static StepState state(List<StepRecord> steps, String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static Rehearsal rehearsal(RunRecord run) {
        return run.plan().steps().stream()
                .filter(step -> step.kind().equals("rehearse"))
                .map(step -> RecordedRehearsal.of(run, step.id()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(recorded -> new Rehearsal(true, recorded.verified(), recorded.backSeconds()))
                .orElse(new Rehearsal(false, false, 0));
    }

    private static List<Backup> backups(RunRecord run) {
        var backups = new ArrayList<Backup>();
        run.plan().steps().stream()
                .filter(step -> step.kind().equals("backup"))
                .forEach(step -> RecordedBackup.of(run, step.id())
                        .ifPresent(proof -> backups.add(new Backup(step.id(), proof))));
        return backups;
    }

    private static List<Answer> answers(RunRecord run, String... kinds) {
        return run.plan().steps().stream()
                .filter(step -> List.of(kinds).contains(step.kind()))
                .map(PlannedStep::id)
                .flatMap(id -> run.answers(id).stream())
                .map(Report::answer)
                .toList();
    }

    private static Answer answer(Event.Recorded recorded) {
        var said = (Event.Answered) recorded.event();
        return new Answer(
                said.step(),
                said.as(),
                said.role(),
                said.answer(),
                said.note(),
                said.scripted(),
                key(said),
                recorded.at());
    }

    private static String key(Event.Answered said) {
        try {
            return said.signed() == null ? "" : said.signed().fingerprint();
        } catch (dev.gonogo.ssh.SshFormat none) {
            return "";
        }
    }

    private static List<Actual> actual(List<PlannedTask> tasks, List<StepRecord> steps) {
        var actual = new ArrayList<Actual>();
        for (PlannedTask task : tasks) {
            var begun = steps.stream()
                    .filter(step ->
                            step.task().equals(task.id()) && step.finishedAt() != null && step.startedAt() != null)
                    .toList();
            if (!begun.isEmpty()) {
                var from = begun.stream()
                        .map(StepRecord::startedAt)
                        .min(Instant::compareTo)
                        .get();
                var to = begun.stream()
                        .map(StepRecord::finishedAt)
                        .max(Instant::compareTo)
                        .get();
                actual.add(new Actual(task.id(), from, to, Duration.between(from, to)));
            }
        }
        return actual;
    }
}
