package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every approval has enough different people of its roles, nobody who said no, and still held whenever a change behind it began. */
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
        if (answers.isEmpty() || !Consent.to(approval, run).isEnoughAt(last(answers))) {
            return unsigned(answers).or(() -> Optional.of("approval `%s` was not given".formatted(approval.name())));
        }
        return behind(approval)
                .filter(began -> !Consent.before(approval, run, began.seq()).isEnoughAt(began.at()))
                .map(began -> "approval `%s` did not hold when `%s` began"
                        .formatted(approval.name(), ((Event.StepStarted) began.event()).step()))
                .findFirst();
    }

    private Optional<String> unsigned(List<Event.Recorded> answers) {
        return answers.stream()
                .filter(answer -> ((Event.Answered) answer.event()).signed() != null)
                .flatMap(answer -> run.refuses(answer).stream())
                .findFirst();
    }

    /** The attempts behind the approval by which changes took effect. */
    private Stream<Event.Recorded> behind(PlannedStep approval) {
        return run.plan().steps().stream()
                .dropWhile(step -> !step.id().equals(approval.id()))
                .filter(PlannedStep::mutates)
                .filter(step -> EFFECTIVE.contains(steps.get(step.id()).state()))
                .flatMap(step -> run.starts(step.id()));
    }

    private static Instant last(List<Event.Recorded> answers) {
        return answers.get(answers.size() - 1).at();
    }

    private static boolean isNo(Event.Recorded recorded) {
        return ((Event.Answered) recorded.event()).answer().equals("no");
    }
}
