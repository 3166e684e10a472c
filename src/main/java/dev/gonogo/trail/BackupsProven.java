package dev.gonogo.trail;

import dev.gonogo.model.Durations;
import dev.gonogo.plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Every backup is proven as far as its step asks, and no older than it may be at the end of the run. */
record BackupsProven(RunRecord run, RunSteps steps) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        return steps.criterion("backups are proven and fresh", "backup", this::wrong);
    }

    private Optional<String> wrong(PlannedStep backup) {
        var proof = RecordedBackup.of(run, backup.id());
        if (!steps.get(backup.id()).state().isGood() || proof.isEmpty()) {
            return Optional.of("backup `%s` is not proven".formatted(backup.name()));
        }
        var asked = backup.terms().get("proof");
        if (!proof.get().proof().equals(asked)) {
            return Optional.of("backup `%s` is proven by %s, not by %s"
                    .formatted(backup.name(), proof.get().proof(), asked));
        }
        return Optional.ofNullable(backup.terms().get("freshFor"))
                .map(Duration::parse)
                .filter(time -> proof.get().takenAt().plus(time).isBefore(end()))
                .map(time -> "backup `%s` is older than %s".formatted(backup.name(), Durations.text(time)));
    }

    private Instant end() {
        var events = run.journal().events();
        return run.lastEnd().orElseGet(() -> events.get(events.size() - 1).at());
    }
}
