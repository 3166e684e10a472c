package dev.gonogo.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that happened in a run. What is shown, resumed, proven or reported is read from these and nothing else. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.RunStarted.class, name = "run-started"),
    @JsonSubTypes.Type(value = Event.RunResumed.class, name = "run-resumed"),
    @JsonSubTypes.Type(value = Event.TargetOpened.class, name = "target-opened"),
    @JsonSubTypes.Type(value = Event.BeginningKept.class, name = "beginning-kept"),
    @JsonSubTypes.Type(value = Event.StepStarted.class, name = "step-started"),
    @JsonSubTypes.Type(value = Event.ProgramStarted.class, name = "program-started"),
    @JsonSubTypes.Type(value = Event.PartStarted.class, name = "part-started"),
    @JsonSubTypes.Type(value = Event.PartFinished.class, name = "part-finished"),
    @JsonSubTypes.Type(value = Event.StatementUnderway.class, name = "statement-underway"),
    @JsonSubTypes.Type(value = Event.Progressed.class, name = "progressed"),
    @JsonSubTypes.Type(value = Event.Noticed.class, name = "noticed"),
    @JsonSubTypes.Type(value = Event.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Event.StepFinished.class, name = "step-finished"),
    @JsonSubTypes.Type(value = Event.RollbackStarted.class, name = "rollback-started"),
    @JsonSubTypes.Type(value = Event.DataKept.class, name = "data-kept"),
    @JsonSubTypes.Type(value = Event.RollbackFinished.class, name = "rollback-finished"),
    @JsonSubTypes.Type(value = Event.CatalogCompared.class, name = "catalog-compared"),
    @JsonSubTypes.Type(value = Event.Announced.class, name = "announced"),
    @JsonSubTypes.Type(value = Event.Noted.class, name = "noted"),
    @JsonSubTypes.Type(value = Event.ConsoleSql.class, name = "console-sql"),
    @JsonSubTypes.Type(value = Event.FileEdited.class, name = "file-edited"),
    @JsonSubTypes.Type(value = Event.FollowedUp.class, name = "followed-up"),
    @JsonSubTypes.Type(value = Event.RunHeld.class, name = "run-held"),
    @JsonSubTypes.Type(value = Event.RunFinished.class, name = "run-finished")
})
public sealed interface Event {

    /**
     * The first event.
     *
     * @param source the runbook's file as an absolute path, for going on with the run later
     * @param planSha256 the sum of `plan.json`, so that the plan is as unchangeable as the journal
     */
    record RunStarted(
            String run,
            String runbook,
            String source,
            String target,
            String planDigest,
            String planSha256,
            String startedBy)
            implements Event {}

    /**
     * A process goes on with a run that an earlier one held or left behind when it ended.
     *
     * @param planSha256 the sum of `plan.json` from here on; another one than before when the plan was changed in between
     * @param cutBytes the length of the unfinished last line that was cut from the journal; mostly 0
     * @param kept steps that were done before their text was changed, and stay done
     * @param again steps that are run again because their text, or what they were given for, was changed
     */
    record RunResumed(
            String planDigest,
            String planSha256,
            String resumedBy,
            long cutBytes,
            List<String> kept,
            List<String> again)
            implements Event {
        public RunResumed {
            kept = List.copyOf(kept);
            again = List.copyOf(again);
        }
    }

    /** What was there before the first step, as evidence: the catalog, and the text of every file that the plan covers. */
    record BeginningKept(List<EvidenceFile> evidence) implements Event {
        public BeginningKept {
            evidence = List.copyOf(evidence);
        }
    }

    /** The target proved to be this one, as in the plan. */
    record TargetOpened(
            String host, int port, String database, String role, String systemIdentifier, String serverVersion)
            implements Event {}

    /** The intent, on disk before any effect. */
    record StepStarted(String step, String kind, int attempt, String digest) implements Event {}

    /**
     * A program that the step started on the machine of this process. It may outlive the process.
     *
     * @param startedAt as the machine tells it: with it, the number is of this program and of no later one
     */
    record ProgramStarted(String step, long pid, Instant startedAt) implements Event {}

    /** The intent of one part of a step, such as one migration file. */
    record PartStarted(String step, String part) implements Event {}

    record PartFinished(String step, String part, long milliseconds) implements Event {}

    /** A statement of a script takes longer than a second. @param place its file, line and column @param command as `CREATE INDEX` */
    record StatementUnderway(String step, String place, String command) implements Event {}

    /**
     * How far a step has come.
     *
     * @param doing what it is doing, as the server calls it; empty when that is the step's own and only work
     * @param unit of `done` and `total`, as `rows`
     * @param total as estimated; 0 or less when nobody knows
     * @param millisecondsLeft negative when nobody knows
     */
    record Progressed(String step, String doing, String unit, long done, long total, long millisecondsLeft)
            implements Event {}

    /** Something the server said while a step ran. */
    record Noticed(String step, String severity, String text) implements Event {}

    /**
     * A person's answer.
     *
     * @param scripted whether it came from a file of answers
     * @param signed null when it was said and not signed
     */
    record Answered(
            String step,
            String as,
            String role,
            String answer,
            String note,
            boolean scripted,
            @JsonInclude(JsonInclude.Include.NON_NULL) Signed signed)
            implements Event {

        public Answered(String step, String as, String role, String answer, String note, boolean scripted) {
            this(step, as, role, answer, note, scripted, null);
        }

        /** What somebody signed, as an answer to its step. */
        public static Answered of(Signed signed) {
            var said = signed.statement();
            return new Answered(said.step(), said.as(), said.role(), said.decision(), said.reason(), false, signed);
        }
    }

    /**
     * The result.
     *
     * @param evidence what the step saw, each file with its sum
     */
    record StepFinished(String step, StepState state, String message, int attempt, List<EvidenceFile> evidence)
            implements Event {
        public StepFinished {
            evidence = List.copyOf(evidence);
        }
    }

    /** @param undone the steps that are being taken back */
    record RollbackStarted(String option, String reason, List<String> undone) implements Event {
        public RollbackStarted {
            undone = List.copyOf(undone);
        }
    }

    /** Rows of what the run had added, which a rollback takes with it, as evidence. @param rows by table */
    record DataKept(Map<String, Long> rows, List<EvidenceFile> evidence) implements Event {
        public DataKept {
            rows = Map.copyOf(rows);
            evidence = List.copyOf(evidence);
        }
    }

    record RollbackFinished(boolean done, String message) implements Event {}

    /** The catalog at the end of the run was compared with the one at its beginning; the evidence says what differs. */
    record CatalogCompared(List<EvidenceFile> evidence) implements Event {
        public CatalogCompared {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * People were told something, or should have been.
     *
     * @param of the step, or `run`
     * @param shown whether it is for the console
     * @param told how it arrived, or why it did not
     */
    record Announced(String of, String channel, boolean shown, String text, boolean arrived, String told)
            implements Event {}

    /** Somebody's remark at the console. */
    record Noted(String as, String text) implements Event {}

    /**
     * Somebody's SQL at the console. What writes is recorded twice, before and after.
     *
     * @param outcome `begun`, `done`, or why it failed
     */
    record ConsoleSql(String as, boolean writes, String sql, long rows, String outcome) implements Event {}

    /** Somebody changed a file of a step that had not run, while the run went on. @param diff unified */
    record FileEdited(String as, String step, String path, String diff) implements Event {}

    /** Somebody did what was to be done after the run. */
    record FollowedUp(String followUp, String as, String note) implements Event {}

    /**
     * The process lets go of a run that can be gone on with.
     *
     * @param why `until` the task that was asked for, `stopped` at a step, `waiting` for a person, `interrupted`, or
     *     `rollback-failed`
     */
    record RunHeld(String why, String message) implements Event {}

    /** @param how `completed`, `rolled-back` or `aborted`; nothing comes after it but what is told of it, what is done afterwards, and a rollback */
    record RunFinished(String how, String message) implements Event {}

    /** A file under the run's `evidence` folder. */
    record EvidenceFile(String path, String sha256, long bytes) {}

    /** An event in its place in the journal. */
    record Recorded(long seq, Instant at, Event event, String hash) {}

    /** The files of evidence that an event brings. */
    static List<EvidenceFile> evidence(Event event) {
        if (event instanceof StepFinished finished) {
            return finished.evidence();
        }
        if (event instanceof CatalogCompared compared) {
            return compared.evidence();
        }
        if (event instanceof DataKept kept) {
            return kept.evidence();
        }
        return event instanceof BeginningKept kept ? kept.evidence() : List.of();
    }

    /** Fields by name, for templates and programs that know no classes. */
    static Map<String, Object> fields(Event event) {
        @SuppressWarnings("unchecked")
        Map<String, Object> fields = dev.gonogo.plan.Json.read(dev.gonogo.plan.Json.line(event), Map.class);
        return fields;
    }
}
