package dev.gonogo.run;

import dev.gonogo.model.Command;
import dev.gonogo.model.Probe;
import java.util.Optional;

/** Asks probes that are about something beside the session of a check: no transaction stands open meanwhile. */
final class OutsideProbe {

    private OutsideProbe() {}

    /** Empty when the probe is about what a session of the database sees. */
    static Optional<Outcome> ask(StepRun run, Probe probe) {
        if (probe instanceof Probe.Program program) {
            var command =
                    new Command(run.step().head(), program.arguments(), 0, program.tap(), false, Optional.empty());
            return Optional.of(new CommandRunner(run).run(command));
        }
        if (probe instanceof Probe.Script script) {
            return Optional.of(new ScriptProbe(run).run(script));
        }
        if (probe instanceof Probe.File file) {
            return Optional.of(new FileProbe(run).run(file));
        }
        if (probe instanceof Probe.BackupFile file) {
            return Optional.of(new BackupFileProbe(run).run(file));
        }
        return probe instanceof Probe.Http http ? Optional.of(http(run, http)) : Optional.empty();
    }

    private static Outcome http(StepRun run, Probe.Http probe) {
        try {
            var seen = new HttpCalls(run, probe.call()).send();
            if (!seen.wrong().isEmpty()) {
                return Outcome.failed(String.join("; ", seen.wrong()));
            }
            return probe.expectation()
                    .map(expectation -> Judged.of(run, expectation, seen.result(probe.call())))
                    .filter(outcome -> !outcome.isGood())
                    .orElse(Outcome.passed(seen.told()));
        } catch (NoAnswer none) {
            return Outcome.failed(none.getMessage());
        } catch (SecretMissing missing) {
            return Outcome.broken(missing.getMessage());
        }
    }
}
