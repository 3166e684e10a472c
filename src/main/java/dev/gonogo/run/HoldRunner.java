package dev.gonogo.run;

import dev.gonogo.model.Durations;
import dev.gonogo.model.Hold;
import dev.gonogo.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** `hold`: waits, and is asked to stop as everything else. */
final class HoldRunner {

    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final StepRun run;

    HoldRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Hold step) {
        var begun = now();
        var end = end(step, begun);
        while (now().isBefore(end)) {
            if (run.run().interruption().isRequested()) {
                return Outcome.broken("it was interrupted, %s before its end"
                        .formatted(Durations.text(Duration.between(now(), end))));
            }
            var left = Duration.between(now(), end);
            run.run().pause().of(left.compareTo(A_WHILE) < 0 ? left : A_WHILE);
        }
        var waited = "waited for " + Durations.text(Duration.between(begun, now()));
        return step.word().isPresent() ? asked(step, waited) : Outcome.passed(waited);
    }

    private Instant end(Hold step, Instant begun) {
        var end = step.lasting().map(begun::plus).orElse(begun);
        if (step.until().isEmpty()) {
            return end;
        }
        var today = begun.atZone(zone()).with(step.until().get());
        var next = today.toInstant().isBefore(begun) ? today.plusDays(1) : today;
        return next.toInstant().isAfter(end) ? next.toInstant() : end;
    }

    private ZoneId zone() {
        return run.run().runbook().window().map(Window::zone).orElse(ZoneOffset.UTC);
    }

    private Outcome asked(Hold step, String waited) {
        var word = step.word().get();
        var head = step.head();
        var question = new Question(
                head.id(),
                "%s: say `%s` to go on".formatted(head.name(), word),
                head.instructions(),
                List.of(word),
                List.of());
        return run.ask(question)
                .map(answer -> Outcome.passed("%s`%s`, says %s%s"
                        .formatted(
                                step.until().isEmpty() && step.lasting().isEmpty() ? "" : waited + "; ",
                                word,
                                PersonRunner.who(answer),
                                PersonRunner.note(answer))))
                .orElseGet(() -> Outcome.waiting("nobody said `" + word + "`"));
    }

    private Instant now() {
        return run.run().clock().instant();
    }
}
