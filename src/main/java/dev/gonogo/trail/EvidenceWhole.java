package dev.gonogo.trail;

import java.util.List;
import java.util.Optional;

/** Every evidence file that the journal names is there, with the content that it had. */
record EvidenceWhole(RunRecord run) implements Criteria.Judge {

    @Override
    public Optional<Criterion> judge() {
        var reasons = run.journal().events().stream()
                .flatMap(recorded -> Event.evidence(recorded.event()).stream())
                .map(file -> RecordedEvidence.damage(run, file))
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(Criterion.of("evidence is whole", List.of("evidence"), reasons));
    }
}
