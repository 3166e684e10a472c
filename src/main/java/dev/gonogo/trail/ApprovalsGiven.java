package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every approval has enough different people of its roles, nobody who said no, and still held when the first change behind it began. */
record ApprovalsGiven(RunRecord run, RunSteps steps) implements Criteria.Judge {

    private static final Set<StepState> EFFECTIVE = Set.of(StepState.PASSED, StepState.WARNED);

    @Override
    public Optional<Criterion> judge() {
        return steps.criterion("approvals are given", "approval", this::wrong);
    }

    private Optional<String> wrong(PlannedStep approval) {
        var answers = run.answers(approval.id());
        if (answers.stream().anyMatch(ApprovalsGiven::isNo)) {
            return Optional.of("approval `%s` was refused".formatted(approval.name()));
        }
        var consent = Consent.to(approval, run);
        if (answers.isEmpty() || !consent.isEnoughAt(last(answers))) {
            return Optional.of("approval `%s` was not given".formatted(approval.name()));
        }
        return firstChange(approval, answers.get(0).at())
                .filter(began -> !consent.isEnoughAt(began))
                .map(began ->
                        "approval `%s` had expired when the first change behind it began".formatted(approval.name()));
    }

    /** When the attempt began by which it took effect. What was done before the approval was asked for again is not meant. */
    private Optional<Instant> firstChange(PlannedStep approval, Instant asked) {
        return run.plan().steps().stream()
                .dropWhile(step -> !step.id().equals(approval.id()))
                .filter(PlannedStep::mutates)
                .filter(step -> EFFECTIVE.contains(steps.get(step.id()).state()))
                .flatMap(step -> run.lastStart(step.id()).stream())
                .filter(began -> !began.isBefore(asked))
                .findFirst();
    }

    private static Instant last(List<Event.Recorded> answers) {
        return answers.get(answers.size() - 1).at();
    }

    private static boolean isNo(Event.Recorded recorded) {
        return ((Event.Answered) recorded.event()).answer().equals("no");
    }
}
