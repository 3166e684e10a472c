package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a step is in its state. Computed from a run's folder alone.
 *
 * @param because one sentence each, the step's own message first
 * @param evidence paths in the run's folder
 * @param criteria those of the verdict that are not met, and that it is evidence for
 * @param next what can be done about it; nothing when it is as it should be
 */
public record Why(
        String step,
        String kind,
        String name,
        StepState state,
        int attempts,
        List<String> because,
        List<String> evidence,
        List<String> criteria,
        List<String> next) {

    public Why {
        because = List.copyOf(because);
        evidence = List.copyOf(evidence);
        criteria = List.copyOf(criteria);
        next = List.copyOf(next);
    }

    /** Empty when the plan has no such step. @throws JournalDamaged when the journal is not what was written */
    public static Optional<Why> of(RunFolder folder, String step) {
        var run = RunRecord.read(folder);
        return Planner.find(run.plan(), step).map(planned -> new Reasons(run, planned).why());
    }

    /** Ids of all steps that can be asked about. */
    public static List<String> steps(RunFolder folder) {
        var plan = folder.readPlan();
        return Stream.concat(plan.steps().stream(), plan.rollbackSteps().stream())
                .map(PlannedStep::id)
                .toList();
    }

    private record Reasons(RunRecord run, PlannedStep planned) {

        Why why() {
            var all = new ArrayList<>(run.steps());
            all.addAll(run.rollbackSteps());
            var record =
                    all.stream().filter(step -> step.id().equals(planned.id())).findFirst();
            var state = record.map(StepRecord::state).orElse(StepState.PENDING);
            var because = new ArrayList<String>();
            record.map(StepRecord::message).filter(said -> !said.isEmpty()).ifPresent(because::add);
            if (state == StepState.PENDING) {
                because.addAll(before());
            }
            because.addAll(requirements());
            because.addAll(answers());
            return new Why(
                    planned.id(),
                    planned.kind(),
                    planned.name(),
                    state,
                    record.map(StepRecord::attempts).orElse(0),
                    because,
                    record.map(StepRecord::evidence).orElse(List.of()),
                    criteria(),
                    new WhatNext(run, planned, state).told());
        }

        /** What keeps it from its turn: the first step in front of it that is not done. */
        private List<String> before() {
            if (run.plan().rollbackSteps().contains(planned)) {
                return List.of("it is a step of a rollback, and none has come to it");
            }
            return run.steps().stream()
                    .takeWhile(step -> !step.id().equals(planned.id()))
                    .filter(step -> !step.state().isGood() && step.state() != StepState.SKIPPED_BY_OPERATOR)
                    .findFirst()
                    .map(step -> List.of("its turn has not come; before it, " + RunSteps.told(step)))
                    .orElse(List.of("its turn has not come"));
        }

        private List<String> requirements() {
            var steps = new RunSteps(run);
            return planned.requires().stream()
                    .map(steps::get)
                    .filter(step -> step != null && !step.state().isGood())
                    .map(step -> "it requires " + RunSteps.told(step))
                    .toList();
        }

        private List<String> answers() {
            return run.answers(planned.id()).stream().map(this::told).toList();
        }

        private String told(Event.Recorded recorded) {
            var said = (Event.Answered) recorded.event();
            var how = said.signed() != null ? ", signed" : said.scripted() ? ", from a file" : "";
            var why = said.signed() == null ? Optional.<String>empty() : run.refuses(recorded);
            return "%s (%s) said %s at %s%s%s%s"
                    .formatted(
                            said.as().isBlank() ? "somebody" : said.as(),
                            said.role().isEmpty() ? "no role" : said.role(),
                            said.answer(),
                            recorded.at(),
                            how,
                            said.note().isEmpty() ? "" : ": " + said.note(),
                            why.map(reason -> "; it does not count: " + reason).orElse(""));
        }

        private List<String> criteria() {
            return Criteria.of(run).stream()
                    .filter(criterion -> !criterion.met() && isAbout(criterion))
                    .map(Criterion::name)
                    .toList();
        }

        private boolean isAbout(Criterion criterion) {
            return criterion.evidence().contains(planned.id())
                    || criterion.reasons().stream().anyMatch(reason -> reason.contains("`" + planned.id() + "`"));
        }
    }
}
