package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Every approval has enough different people of its roles, nobody who said no, and still held when the first change behind it began. */
record ApprovalsGiven(RunRecord run, RunSteps steps) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        return steps.criterion("approvals are given", "approval", this::wrong);
    }

    private Optional<String> wrong(PlannedStep approval) {
        var answers = run.answers(approval.id());
        if (answers.stream().anyMatch(answer -> said(answer).answer().equals("no"))) {
            return Optional.of("approval `%s` was refused".formatted(approval.name()));
        }
        if (people(approval, answers) < Integer.parseInt(approval.terms().get("atLeast"))) {
            return Optional.of("approval `%s` was not given".formatted(approval.name()));
        }
        return expired(approval, answers)
                ? Optional.of(
                        "approval `%s` had expired when the first change behind it began".formatted(approval.name()))
                : Optional.empty();
    }

    /** A person counts once, however the name is written and in whatever roles. */
    private static long people(PlannedStep approval, List<Event.Recorded> answers) {
        var roles = List.of(approval.terms().get("roles").split(", "));
        return answers.stream()
                .map(ApprovalsGiven::said)
                .filter(answer -> answer.answer().equals("yes") && roles.contains(answer.role()))
                .map(answer -> answer.as().strip().toLowerCase(Locale.ROOT))
                .filter(person -> !person.isEmpty())
                .distinct()
                .count();
    }

    private boolean expired(PlannedStep approval, List<Event.Recorded> answers) {
        var holds = Duration.parse(approval.terms().get("validFor"));
        var change = run.plan().steps().stream()
                .dropWhile(step -> !step.id().equals(approval.id()))
                .filter(PlannedStep::mutates)
                .map(step -> steps.get(step.id()).startedAt())
                .filter(Objects::nonNull)
                .findFirst();
        return change.filter(began -> answers.stream()
                        .anyMatch(answer -> answer.at().plus(holds).isBefore(began)))
                .isPresent();
    }

    private static Event.Answered said(Event.Recorded recorded) {
        return (Event.Answered) recorded.event();
    }
}
