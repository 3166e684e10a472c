package dev.gonogo.trail;

import dev.gonogo.plan.Digest;
import dev.gonogo.plan.Json;
import dev.gonogo.plan.PlannedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built-in criteria, each computed from the plan, the journal and the evidence files of one run. */
final class Criteria {

    private final RunRecord run;
    private final Map<String, StepRecord> steps;

    Criteria(RunRecord run) {
        this.run = run;
        this.steps = run.steps().stream().collect(Collectors.toMap(StepRecord::id, Function.identity()));
    }

    /** Those that apply to the plan, in the order of the report. */
    List<Criterion> all() {
        var all = new ArrayList<Criterion>();
        all.add(planIsTheOneThatRan());
        all.add(everyStepIsDone());
        all.add(evidenceIsWhole());
        gates().ifPresent(all::add);
        if (run.plan().steps().stream().anyMatch(PlannedStep::mutates)) {
            all.add(lossesAreDeclared());
        }
        of("backup").map(this::backupsAreProven).ifPresent(all::add);
        of("rehearse").map(this::rollbackIsRehearsed).ifPresent(all::add);
        of("approval").map(this::approvalsAreGiven).ifPresent(all::add);
        of("poll").map(this::pollIsUnanimous).ifPresent(all::add);
        return all;
    }

    private Optional<List<PlannedStep>> of(String... kinds) {
        var found = run.plan().steps().stream()
                .filter(step -> List.of(kinds).contains(step.kind()))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private Criterion planIsTheOneThatRan() {
        var sum = run.folder().planSha256();
        boolean same = run.events(Event.RunStarted.class).stream()
                .anyMatch(started -> started.planSha256().equals(sum));
        return Criterion.of(
                "the plan is the one that ran",
                List.of("plan.json"),
                same ? List.of() : List.of("`plan.json` is not the plan that this run began with"));
    }

    private Criterion everyStepIsDone() {
        var reasons = new ArrayList<String>();
        if (steps.isEmpty()) {
            reasons.add("the plan has no step, and nothing proves nothing");
        }
        if (!steps.isEmpty() && steps.values().stream().allMatch(step -> step.state() == StepState.NOT_APPLICABLE)) {
            reasons.add("no step applies to this target, and nothing proves nothing");
        }
        ending().ifPresent(reasons::add);
        run.steps().stream()
                .filter(step -> !step.state().isGood() && step.state() != StepState.PENDING)
                .map(Criteria::told)
                .forEach(reasons::add);
        long notBegun = steps.values().stream()
                .filter(step -> step.state() == StepState.PENDING)
                .count();
        if (notBegun > 0) {
            reasons.add(notBegun == 1 ? "1 step was not run" : notBegun + " steps were not run");
        }
        return Criterion.of("every step is done and passed", List.of("journal.jsonl"), reasons);
    }

    /** A journal without an end, or with half a line, is the journal of a run that was killed. */
    private Optional<String> ending() {
        if (run.journal().tornTail()) {
            return Optional.of("the last line of the journal is torn: the run was killed while writing it");
        }
        return run.events(Event.RunFinished.class).isEmpty() ? Optional.of("the run has not ended") : Optional.empty();
    }

    /** The one sentence for everything that was not reached. */
    private Optional<String> notRun() {
        long count = steps.values().stream()
                .filter(step -> step.state() == StepState.PENDING)
                .count();
        return count == 0
                ? Optional.empty()
                : Optional.of(count == 1 ? "1 step was not run" : count + " steps were not run");
    }

    /** Why a step that should show something does not, when it was not even run; else what `shown` says. */
    private Optional<String> unless(PlannedStep step, Function<PlannedStep, Optional<String>> shown) {
        return switch (steps.get(step.id()).state()) {
            case PENDING -> notRun();
            case NOT_APPLICABLE -> Optional.empty();
            default -> shown.apply(step);
        };
    }

    static String told(StepRecord step) {
        return "`%s` %s%s"
                .formatted(step.id(), verb(step.state()), step.message().isEmpty() ? "" : ": " + step.message());
    }

    private static String verb(StepState state) {
        return switch (state) {
            case FAILED -> "failed";
            case BROKEN -> "is broken";
            case WAITING -> "waits for a person";
            case REFUSED -> "was refused";
            case IN_DOUBT, RUNNING -> "is in doubt";
            case ROLLED_BACK -> "was rolled back";
            case ROLLBACK_FAILED -> "could not be rolled back";
            default -> "is " + state.text();
        };
    }

    private Criterion evidenceIsWhole() {
        var files = Stream.concat(
                        run.events(Event.StepFinished.class).stream().flatMap(event -> event.evidence().stream()),
                        run.events(Event.CatalogCompared.class).stream().flatMap(event -> event.evidence().stream()))
                .toList();
        var reasons = files.stream().map(this::damage).flatMap(Optional::stream).toList();
        return Criterion.of("evidence is whole", List.of("evidence"), reasons);
    }

    private Optional<String> damage(Event.EvidenceFile file) {
        var path = run.folder().path().resolve(file.path());
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.of("evidence `" + file.path() + "` is missing");
            }
            return Digest.of(path).equals(file.sha256())
                    ? Optional.empty()
                    : Optional.of("evidence `" + file.path() + "` was changed after it was recorded");
        } catch (IOException unreadable) {
            return Optional.of("evidence `" + file.path() + "` cannot be read");
        }
    }

    private Optional<Criterion> gates() {
        return of("gate").map(gates -> {
            var reasons = new ArrayList<String>();
            gates.stream().map(this::unmet).flatMap(Optional::stream).forEach(reasons::add);
            notReached(gates).ifPresent(reasons::add);
            return Criterion.of("gates are passed", ids(gates), reasons);
        });
    }

    /** Judges a gate by what it requires, not by what was written down about the gate. */
    private Optional<String> unmet(PlannedStep gate) {
        var causes = gate.requires().stream()
                .map(id -> steps.get(id))
                .filter(step -> step == null || !step.state().isGood() && step.state() != StepState.PENDING)
                .map(step -> step == null ? "a required step is unknown" : told(step))
                .collect(Collectors.joining("; "));
        if (!causes.isEmpty()) {
            return Optional.of("gate `%s` is not met: %s".formatted(gate.name(), causes));
        }
        var own = steps.get(gate.id()).state();
        return own.isGood() && allGood(gate) || own == StepState.PENDING
                ? Optional.empty()
                : Optional.of("gate `%s` %s".formatted(gate.name(), verb(own)));
    }

    private boolean allGood(PlannedStep gate) {
        return gate.requires().stream().allMatch(id -> steps.get(id).state().isGood());
    }

    private Optional<String> notReached(List<PlannedStep> gates) {
        var names = gates.stream()
                .filter(gate -> steps.get(gate.id()).state() == StepState.PENDING
                        && unmet(gate).isEmpty())
                .map(gate -> "`" + gate.name() + "`")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Optional.empty() : Optional.of("not reached: gate " + names);
    }

    private static List<String> ids(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::id).toList();
    }

    private Criterion lossesAreDeclared() {
        var diffs = new RecordedDiffs(run);
        var reasons = new ArrayList<>(diffs.undeclared().stream()
                .map(loss -> loss + " got lost, or would have, and nothing declares that")
                .toList());
        if (!diffs.areComplete()) {
            reasons.add("the catalog at the end of the run was not compared with the one at its beginning");
        }
        return Criterion.of("the catalog lost only what was declared", diffs.paths(), reasons);
    }

    private Criterion backupsAreProven(List<PlannedStep> backups) {
        var reasons = reasons(backups, this::unproven);
        return Criterion.of("backups are proven and fresh", ids(backups), reasons);
    }

    private Optional<String> unproven(PlannedStep backup) {
        var proof = RecordedBackup.of(run, backup.id());
        if (!steps.get(backup.id()).state().isGood() || proof.isEmpty()) {
            return Optional.of("backup `%s` is not proven".formatted(backup.name()));
        }
        if (!proof.get().proof().equals(backup.terms().get("proof"))) {
            return Optional.of("backup `%s` is proven by %s, not by %s"
                    .formatted(
                            backup.name(), proof.get().proof(), backup.terms().get("proof")));
        }
        return Optional.ofNullable(backup.terms().get("freshFor"))
                .map(Duration::parse)
                .filter(time -> proof.get().takenAt().plus(time).isBefore(end()))
                .map(time -> "backup `%s` is older than %d hours".formatted(backup.name(), time.toHours()));
    }

    private Criterion rollbackIsRehearsed(List<PlannedStep> rehearsals) {
        var reasons = reasons(rehearsals, this::unrehearsed);
        return Criterion.of("the rollback is rehearsed", ids(rehearsals), reasons);
    }

    private Optional<String> unrehearsed(PlannedStep rehearsal) {
        return RecordedRehearsal.of(run, rehearsal.id())
                        .filter(RecordedRehearsal::verified)
                        .isPresent()
                ? Optional.empty()
                : Optional.of("the rollback was not verified by `%s`".formatted(rehearsal.id()));
    }

    private Criterion approvalsAreGiven(List<PlannedStep> approvals) {
        var reasons = reasons(approvals, this::unapproved);
        return Criterion.of("approvals are given", ids(approvals), reasons);
    }

    private Optional<String> unapproved(PlannedStep approval) {
        var roles = List.of(approval.terms().get("roles").split(", "));
        var answers = run.answers(approval.id()).stream()
                .map(recorded -> (Event.Answered) recorded.event())
                .toList();
        long yes = answers.stream()
                .filter(answer -> answer.answer().equals("yes") && roles.contains(answer.role()))
                .map(answer -> answer.as().strip().toLowerCase(Locale.ROOT))
                .filter(person -> !person.isEmpty())
                .distinct()
                .count();
        boolean refused = answers.stream().anyMatch(answer -> answer.answer().equals("no"));
        var expired = expired(approval);
        if (expired.isPresent()) {
            return expired;
        }
        boolean enough = yes >= Integer.parseInt(approval.terms().get("atLeast"));
        if (refused) {
            return Optional.of("approval `%s` was refused".formatted(approval.name()));
        }
        return enough ? Optional.empty() : Optional.of("approval `%s` was not given".formatted(approval.name()));
    }

    /** A yes must still hold when the first change behind it begins. */
    private Optional<String> expired(PlannedStep approval) {
        var holds = Duration.parse(approval.terms().get("validFor"));
        var behind = run.plan().steps().stream()
                .dropWhile(step -> !step.id().equals(approval.id()))
                .filter(PlannedStep::mutates)
                .map(step -> steps.get(step.id()).startedAt())
                .filter(Objects::nonNull)
                .findFirst();
        return run.answers(approval.id()).stream()
                .filter(answer -> behind.isPresent() && answer.at().plus(holds).isBefore(behind.get()))
                .findFirst()
                .map(answer ->
                        "approval `%s` had expired when the first change behind it began".formatted(approval.name()));
    }

    private Criterion pollIsUnanimous(List<PlannedStep> polls) {
        var reasons = reasons(polls, this::notGo);
        return Criterion.of("the poll is unanimous", ids(polls), reasons);
    }

    private Optional<String> notGo(PlannedStep poll) {
        var role = poll.terms().get("role");
        var answers = run.answers(poll.id()).stream()
                .map(recorded -> (Event.Answered) recorded.event())
                .toList();
        if (answers.isEmpty()) {
            return Optional.of("role `%s` was not polled".formatted(role));
        }
        var last = answers.get(answers.size() - 1);
        return last.answer().equals("go") && last.role().equals(role)
                ? Optional.empty()
                : Optional.of(
                        "role `%s` says no-go%s".formatted(role, last.note().isEmpty() ? "" : ": " + last.note()));
    }

    private List<String> reasons(List<PlannedStep> steps, Function<PlannedStep, Optional<String>> shown) {
        return steps.stream()
                .map(step -> unless(step, shown))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Instant end() {
        var events = run.journal().events();
        return events.get(events.size() - 1).at();
    }

    /** Reads one JSON file of a step's evidence; empty when it is not there or not what it was. */
    static <T> Optional<T> evidence(RunRecord run, String step, String name, Class<T> type) {
        return run.evidence(step).stream()
                .filter(file -> file.path().endsWith(name))
                .findFirst()
                .flatMap(file -> intact(run, file))
                .map(text -> Json.read(text, type));
    }

    /** The same for a file of the journal, whose path is noted when it could be read. */
    static <T> Optional<T> evidence(RunRecord run, Event.EvidenceFile file, Class<T> type, List<String> paths) {
        return intact(run, file).map(text -> {
            paths.add(file.path());
            return Json.read(text, type);
        });
    }

    private static Optional<String> intact(RunRecord run, Event.EvidenceFile file) {
        try {
            var bytes = Files.readAllBytes(run.folder().path().resolve(file.path()));
            return Digest.of(bytes).equals(file.sha256())
                    ? Optional.of(new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
