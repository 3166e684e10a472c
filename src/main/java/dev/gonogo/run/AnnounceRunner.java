package dev.gonogo.run;

import dev.gonogo.model.Announce;
import java.util.stream.Collectors;

/** `announce`: what does not arrive is a warning, unless the step says that it must. */
final class AnnounceRunner {

    private final StepRun run;

    AnnounceRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Announce step) {
        var filling = Filling.underway(run.run());
        run.evidence().text("announcement.txt", filling.fill(step.text()) + "\n");
        var deliveries = new Announcer(run.run()).tell(step.id(), step.text(), step.to(), filling);
        run.evidence().json("deliveries.json", deliveries);
        var lost = deliveries.stream()
                .filter(delivery -> !delivery.arrived())
                .map(delivery -> "it did not reach `%s`: %s".formatted(delivery.channel(), delivery.told()))
                .collect(Collectors.joining("; "));
        if (lost.isEmpty()) {
            return Outcome.passed(
                    "told " + deliveries.stream().map(Delivery::channel).collect(Collectors.joining(", ")));
        }
        return step.mustArrive() ? Outcome.failed(lost) : Outcome.warned(lost);
    }
}
