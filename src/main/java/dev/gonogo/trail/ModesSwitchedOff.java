package dev.gonogo.trail;

import java.util.List;
import java.util.Optional;

/** Every mode that was switched on is off again. */
record ModesSwitchedOff(RunRecord run) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        var modes = RecordedMode.of(run);
        var reasons = modes.stream()
                .filter(RecordedMode::on)
                .map(mode -> "`%s` is on since %s".formatted(mode.name(), mode.since()))
                .toList();
        return modes.isEmpty()
                ? Optional.empty()
                : Optional.of(Criterion.of("modes are switched off again", List.of("journal.jsonl"), reasons));
    }
}
