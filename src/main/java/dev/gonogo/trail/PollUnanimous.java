package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.util.Optional;

/** Every polled role said go, and meant it to the end: its last answer counts. */
record PollUnanimous(RunRecord run, RunSteps steps) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        return steps.criterion("the poll is unanimous", "poll", this::wrong);
    }

    private Optional<String> wrong(PlannedStep poll) {
        var role = poll.terms().get("role");
        var answers = run.answers(poll.id());
        if (answers.isEmpty()) {
            return Optional.of("role `%s` was not polled".formatted(role));
        }
        var last = (Event.Answered) answers.get(answers.size() - 1).event();
        if (Spokesmen.isNobody(last.as())) {
            return Optional.of("role `%s` was polled, and nobody's name is recorded".formatted(role));
        }
        var stranger = Spokesmen.of(run.plan()).refuses(last.as(), role);
        if (stranger.isPresent()) {
            return stranger;
        }
        return isGo(last) && last.role().equals(role)
                ? Optional.empty()
                : Optional.of(
                        "role `%s` says no-go%s".formatted(role, last.note().isEmpty() ? "" : ": " + last.note()));
    }

    private static boolean isGo(Event.Answered said) {
        return said.answer().equals("go")
                || said.answer().equals(Condition.ANSWER)
                        && Condition.parse(said.note(), said.as()).isPresent();
    }
}
