package dev.gonogo.run;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlanDifference;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.Planner;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.StepRecord;
import dev.gonogo.trail.StepState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a runbook was changed after a run of it had begun, held against what of the run is done. Reads only. */
public final class ChangedSince {

    private static final int CONTEXT_LINES = 3;
    private static final Set<String> ASKED_AGAIN = Set.of("approval", "gate", "poll");

    private final RunRecord record;
    private final Plan now;
    private final PlanDifference difference;
    private final Map<String, StepRecord> steps;

    public ChangedSince(RunRecord record, Plan now) {
        this.record = record;
        this.now = now;
        this.difference = PlanDifference.between(record.plan(), now);
        this.steps = Stream.concat(record.steps().stream(), record.rollbackSteps().stream())
                .collect(Collectors.toMap(StepRecord::id, Function.identity()));
    }

    /** The plan as it would be made now. */
    public Plan now() {
        return now;
    }

    public boolean isNothing() {
        return !difference.differ();
    }

    /**
     * With what the run is gone on with: approvals and polls are asked again when anything was changed, since they were
     * given for something else.
     *
     * @param kept steps that stay done although they were changed
     * @param again steps that are run again because they were changed
     * @throws DoneAndChanged when a step that is done was changed and is in neither list, or is in the wrong one
     */
    public Resumption resumption(long cutBytes, List<String> kept, List<String> again) {
        var wrong = new ArrayList<String>();
        difference.steps().gone().stream()
                .filter(this::tookEffect)
                .forEach(id -> wrong.add("`%s` is done and is not in the runbook any more; put it back".formatted(id)));
        difference.steps().changed().stream()
                .filter(id -> isDone(id) && !isAskedAgain(id) || isInDoubt(id))
                .forEach(id -> wrong(id, kept, again).ifPresent(wrong::add));
        Stream.concat(kept.stream(), again.stream())
                .filter(id -> !difference.steps().changed().contains(id) || !isDone(id) || isAskedAgain(id))
                .forEach(id -> wrong.add(
                        isAskedAgain(id)
                                ? "`%s` is asked again in any case".formatted(id)
                                : "`%s` is not a step that is done and was changed".formatted(id)));
        if (!wrong.isEmpty()) {
            throw new DoneAndChanged(wrong);
        }
        return new Resumption(
                cutBytes,
                kept,
                Stream.concat(again.stream(), approvals()).distinct().toList(),
                difference.differ(),
                !record.events(Event.BeginningKept.class).isEmpty(),
                Optional.empty());
    }

    /** For a way back: what is done is taken back as it was done, whatever its text is now. @throws DoneAndChanged as above */
    public Resumption backwards(long cutBytes) {
        var kept = difference.steps().changed().stream()
                .filter(id -> isDone(id) && !isAskedAgain(id))
                .toList();
        return resumption(cutBytes, kept, List.of());
    }

    private Optional<String> wrong(String id, List<String> kept, List<String> again) {
        if (isInDoubt(id)) {
            return Optional.of("`%s` is in doubt and was changed; put its text back until it is settled".formatted(id));
        }
        if (again.contains(id) && tookEffect(id)) {
            return Optional.of("`%s` changed the database already and is not done twice; keep it".formatted(id));
        }
        return kept.contains(id) || again.contains(id)
                ? Optional.empty()
                : Optional.of("`%s` is done and was changed; say `--keep %s`%s"
                        .formatted(id, id, tookEffect(id) ? "" : ", or `--again " + id + "` to run it as it is now"));
    }

    private Stream<String> approvals() {
        return isNothing()
                ? Stream.empty()
                : now.steps().stream()
                        .filter(step -> !step.kind().equals("gate"))
                        .map(PlannedStep::id)
                        .filter(this::isAskedAgain)
                        .filter(this::isDone);
    }

    /** What differs, one line each, and the files' text as a unified diff; empty when nothing does. */
    public String told() {
        var lines = new ArrayList<String>();
        difference.steps().changed().forEach(id -> lines.add("step `%s` was changed%s".formatted(id, standing(id))));
        difference.steps().added().forEach(id -> lines.add("step `%s` is new".formatted(id)));
        difference.steps().gone().forEach(id -> lines.add("step `%s` is gone%s".formatted(id, standing(id))));
        difference.target().ifPresent(lines::add);
        if (lines.isEmpty() && difference.differ()) {
            lines.add("the steps are the same; another part of the runbook differs");
        }
        lines.addAll(diff());
        return String.join("\n", lines);
    }

    private String standing(String id) {
        return steps.containsKey(id) && steps.get(id).state() != StepState.PENDING
                ? " (" + steps.get(id).state().text() + ")"
                : "";
    }

    private List<String> diff() {
        var before = Beginning.files(record);
        var after = Beginning.texts(runbookFolder(), now);
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .sorted()
                .filter(path -> !before.getOrDefault(path, "").equals(after.getOrDefault(path, "")))
                .flatMap(path -> diff(path, lines(before.get(path)), lines(after.get(path))).stream())
                .toList();
    }

    private static List<String> diff(String path, List<String> before, List<String> after) {
        return UnifiedDiffUtils.generateUnifiedDiff(path, path, before, DiffUtils.diff(before, after), CONTEXT_LINES);
    }

    private static List<String> lines(String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    private Path runbookFolder() {
        return record.source().getParent();
    }

    private boolean isDone(String id) {
        return Optional.ofNullable(steps.get(id))
                .map(StepRecord::state)
                .filter(state ->
                        state.isGood() && state != StepState.NOT_APPLICABLE || state == StepState.SKIPPED_BY_OPERATOR)
                .isPresent();
    }

    /** Approvals and polls, for they were given for something else; gates are looked at again in any case. */
    private boolean isAskedAgain(String id) {
        return Planner.find(now, id)
                .map(PlannedStep::kind)
                .filter(ASKED_AGAIN::contains)
                .isPresent();
    }

    private boolean isInDoubt(String id) {
        return Optional.ofNullable(steps.get(id))
                        .map(StepRecord::state)
                        .filter(state -> state == StepState.IN_DOUBT || state == StepState.RUNNING)
                        .isPresent()
                && mutates(id);
    }

    private boolean tookEffect(String id) {
        return isDone(id) && mutates(id);
    }

    private boolean mutates(String id) {
        return Planner.find(record.plan(), id).filter(PlannedStep::mutates).isPresent();
    }
}
