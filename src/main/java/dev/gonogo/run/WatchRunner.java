package dev.gonogo.run;

import dev.gonogo.model.Watch;
import dev.gonogo.trail.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** `watch`: looks until its time is over, or too many looks in a row were wrong, or somebody asks the run to stop. */
final class WatchRunner {

    private final StepRun run;
    private final List<Look> looks = new ArrayList<>();

    WatchRunner(StepRun run) {
        this.run = run;
    }

    /** One look, as `looks.json` shows it. */
    record Look(int number, Instant at, StepState state, String message) {}

    Outcome run(Watch step) {
        var end = now().plus(step.lasting());
        try {
            int wrong = 0;
            while (true) {
                var look = look(step);
                wrong = look.state().isGood() ? 0 : wrong + 1;
                if (wrong > step.tolerates()) {
                    return new Outcome(look.state(), "%s; %s".formatted(look.message(), counted()));
                }
                if (run.run().interruption().isRequested()) {
                    return Outcome.broken("it was interrupted; " + counted());
                }
                if (!now().plus(step.every()).isBefore(end.plusMillis(1))) {
                    return Outcome.passed(counted());
                }
                run.run().pause().of(step.every());
            }
        } finally {
            run.evidence().json("looks.json", looks);
        }
    }

    private Look look(Watch step) {
        var number = looks.size() + 1;
        var at = now();
        var outcome = new CheckRunner(run.look(number)).run(step.look());
        var look = new Look(number, at, outcome.state(), outcome.message());
        looks.add(look);
        return look;
    }

    private String counted() {
        long wrong = looks.stream().filter(look -> !look.state().isGood()).count();
        return "%d looks, %d of them wrong".formatted(looks.size(), wrong);
    }

    private Instant now() {
        return run.run().clock().instant();
    }
}
