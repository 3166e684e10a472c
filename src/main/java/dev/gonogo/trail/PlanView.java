package dev.gonogo.trail;

import dev.gonogo.plan.Plan;
import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.PlannedTask;
import dev.gonogo.trail.render.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What documents show of a plan beside its own fields; templates see it as `planView`.
 *
 * @param total how long all tasks should take
 * @param ways the ways back, each with its steps
 * @param checks what has to be so for a GO, as far as the plan tells
 */
record PlanView(String total, List<PlannedPhase> phases, List<WayBack> ways, List<Check> checks, List<Check> gates) {

    /** A phase: its tasks, and what stands between them. */
    record PlannedPhase(String name, String took, List<Item> items) {}

    /** Steps of one task, or one that belongs to none: then `task` is empty. */
    record Item(Optional<PlannedTask> task, List<PlannedStep> steps) {}

    /** @param name of the task, or of the option */
    record WayBack(String name, List<PlannedStep> steps) {}

    /**
     * Something to tick.
     *
     * @param state `passed`, `failed`, or `pending` as long as nobody knows
     */
    record Check(String name, String state, String note) {}

    static PlanView of(Plan plan, Optional<Report> report) {
        var states = report.map(PlanView::states).orElse(Map.of());
        return new PlanView(
                Formats.span(duration(plan.tasks())),
                phases(plan),
                ways(plan),
                checks(plan, report, states),
                plan.steps().stream()
                        .filter(step -> step.kind().equals("gate"))
                        .map(gate -> gate(gate, states))
                        .toList());
    }

    private static Map<String, StepState> states(Report report) {
        return report.steps().stream()
                .collect(Collectors.toMap(StepRecord::id, StepRecord::state, (first, other) -> first));
    }

    private static double duration(List<PlannedTask> tasks) {
        return tasks.stream()
                .map(PlannedTask::estimate)
                .reduce(Duration.ZERO, Duration::plus)
                .toMillis();
    }

    private static List<PlannedPhase> phases(Plan plan) {
        var tasks = plan.tasks().stream().collect(Collectors.toMap(PlannedTask::id, task -> task));
        var byPhase = plan.steps().stream()
                .collect(Collectors.groupingBy(PlannedStep::phase, LinkedHashMap::new, Collectors.toList()));
        var phases = new ArrayList<PlannedPhase>();
        byPhase.forEach((name, steps) -> phases.add(new PlannedPhase(
                name,
                Formats.span(duration(plan.tasks().stream()
                        .filter(task -> task.phase().equals(name))
                        .toList())),
                items(steps, tasks))));
        return phases;
    }

    private static List<Item> items(List<PlannedStep> steps, Map<String, PlannedTask> tasks) {
        var items = new ArrayList<Item>();
        for (PlannedStep step : steps) {
            var last = items.isEmpty() ? null : items.get(items.size() - 1);
            if (last != null
                    && last.steps().get(0).task().equals(step.task())
                    && !step.task().isEmpty()) {
                last.steps().add(step);
            } else {
                items.add(new Item(Optional.ofNullable(tasks.get(step.task())), new ArrayList<>(List.of(step))));
            }
        }
        return items;
    }

    private static List<WayBack> ways(Plan plan) {
        var ways = new ArrayList<WayBack>();
        plan.rollbackSteps().stream()
                .collect(Collectors.groupingBy(PlanView::way, LinkedHashMap::new, Collectors.toList()))
                .forEach((name, steps) -> ways.add(new WayBack(name, steps)));
        return ways;
    }

    /** A step's id without its own part. */
    private static String way(PlannedStep step) {
        int end = step.id().lastIndexOf('/');
        return end < 0 ? step.id() : step.id().substring(0, end);
    }

    private static List<Check> checks(Plan plan, Optional<Report> report, Map<String, StepState> states) {
        var checks = new ArrayList<Check>();
        checks.add(new Check(
                "nothing about the target stands in the way",
                plan.blockers().isEmpty() ? "passed" : "failed",
                plan.blockers().stream().map(Plan.Finding::message).collect(Collectors.joining("; "))));
        report.ifPresent(known -> known.criteria()
                .forEach(criterion -> checks.add(new Check(
                        criterion.name(),
                        criterion.met() ? "passed" : "failed",
                        criterion.reasons().stream()
                                .findFirst()
                                .map(reason -> Formats.shortened(reason, Headline.ENOUGH))
                                .orElse("")))));
        if (report.isEmpty()) {
            plan.steps().stream()
                    .filter(step -> List.of("backup", "rehearse", "approval", "manual", "ask", "poll")
                            .contains(step.kind()))
                    .forEach(step -> checks.add(new Check(step.kind() + ": " + step.name(), state(step, states), "")));
        }
        return checks;
    }

    private static Check gate(PlannedStep gate, Map<String, StepState> states) {
        return new Check(
                gate.name(),
                state(gate, states),
                "requires " + Formats.count(gate.requires().size(), "step", "steps"));
    }

    private static String state(PlannedStep step, Map<String, StepState> states) {
        var state = states.getOrDefault(step.id(), StepState.PENDING);
        return state == StepState.PENDING || state == StepState.WAITING || state == StepState.RUNNING
                ? "pending"
                : state.isGood() ? "passed" : "failed";
    }
}
