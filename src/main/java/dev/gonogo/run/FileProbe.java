package dev.gonogo.run;

import dev.gonogo.model.Durations;
import dev.gonogo.model.Probe;
import dev.gonogo.model.Size;
import java.time.Duration;

/** `file`: there, and as it should be. */
final class FileProbe {

    private final StepRun run;

    FileProbe(StepRun run) {
        this.run = run;
    }

    Outcome run(Probe.File probe) {
        var there = FoundFile.find(run.run().runbook().folder(), probe.path());
        if (there.isEmpty()) {
            return Outcome.failed("there is no file `%s`".formatted(probe.path()));
        }
        var file = FoundFile.read(there.get(), probe.file().sha256().isPresent());
        run.evidence().json("file.json", file);
        var now = run.run().clock().instant();
        var wrong = file.wrong(probe.file(), now);
        var told = "%s, %s, %s old"
                .formatted(
                        there.get().getFileName(),
                        new Size(file.bytes()),
                        Durations.text(Duration.between(file.modifiedAt(), now)));
        return wrong.isEmpty()
                ? Outcome.passed(told)
                : Outcome.failed("%s: %s".formatted(there.get().getFileName(), String.join("; ", wrong)));
    }
}
