package dev.gonogo.trail;

import dev.gonogo.ssh.AllowedSigners;
import java.util.List;
import java.util.Map;

/** The file of allowed signers as a run kept it with all of its files. @param run its record */
record KeptSigners(RunRecord run) {

    private static final String FILES = "files.json";

    /** As it was last kept among these events. */
    Signatures.Signers before(List<Event> events) {
        var path = run.plan().trust().signers();
        if (path.isEmpty()) {
            return Signatures.Signers.missing("the runbook does not say whose key signs what");
        }
        return events.stream()
                .filter(Event.BeginningKept.class::isInstance)
                .flatMap(kept -> Event.evidence(kept).stream())
                .filter(file -> file.path().endsWith(FILES))
                .reduce((first, last) -> last)
                .flatMap(file -> RecordedEvidence.read(run, file, Map.class))
                .map(files -> files.get(path))
                .map(text -> signers(path, String.valueOf(text)))
                .orElse(Signatures.Signers.missing("`" + path + "` was not kept with the run, or changed since"));
    }

    private static Signatures.Signers signers(String path, String text) {
        try {
            return Signatures.Signers.of(AllowedSigners.parse(text));
        } catch (AllowedSigners.Malformed malformed) {
            return Signatures.Signers.missing("`%s` cannot be understood: %s".formatted(path, malformed.getMessage()));
        }
    }
}
