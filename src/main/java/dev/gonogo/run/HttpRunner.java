package dev.gonogo.run;

import dev.gonogo.model.Http;

/** `http`: one request. What is not known to have had no effect, and changes something, is in doubt. */
final class HttpRunner {

    private final StepRun run;

    HttpRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Http step) {
        try {
            var seen = new HttpCalls(run, step.call()).send();
            return seen.wrong().isEmpty()
                    ? Outcome.passed(seen.told())
                    : Outcome.failed(String.join("; ", seen.wrong()));
        } catch (NoAnswer none) {
            return step.mutates() && none.mayHaveArrived()
                    ? Outcome.inDoubt(none.getMessage())
                    : Outcome.failed(none.getMessage());
        } catch (SecretMissing missing) {
            return Outcome.failed(missing.getMessage());
        }
    }
}
