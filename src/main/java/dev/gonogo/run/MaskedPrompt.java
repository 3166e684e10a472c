package dev.gonogo.run;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.trail.Secrets;
import java.util.Optional;

/** Asks by another prompt, without showing what is secret. */
public record MaskedPrompt(Prompt prompt, Secrets secrets) implements Prompt {

    @Override
    public Optional<Answer> ask(Question question) {
        return prompt.ask(question.masked(secrets::mask));
    }

    @Override
    public Optional<Answer> before(PlannedStep step) {
        return prompt.before(step);
    }

    @Override
    public boolean leads() {
        return prompt.leads();
    }

    @Override
    public void opened(RunControls controls) {
        prompt.opened(controls);
    }
}
