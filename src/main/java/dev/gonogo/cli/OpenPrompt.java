package dev.gonogo.cli;

import dev.gonogo.run.Prompt;
import dev.gonogo.run.ScriptedPrompt;
import java.util.Optional;

/** A prompt, and the terminal behind it if there is one. */
record OpenPrompt(Prompt prompt, Runnable closing) implements AutoCloseable {

    /** Answers from a file; what nobody asked for is told at the end, since it was probably meant for a step of another name. */
    static OpenPrompt of(ScriptedPrompt scripted, Output output) {
        return new OpenPrompt(scripted, () -> {
            if (!scripted.steps().isEmpty()) {
                output.progress("answers that no step asked for: " + String.join(", ", scripted.steps()));
            }
        });
    }

    /** Asks at the terminal; where there is none, nobody answers. */
    static OpenPrompt atTerminal(Output output) {
        if (!Terminals.isTerminal()) {
            return new OpenPrompt(question -> Optional.empty(), () -> {});
        }
        var terminal = new TerminalPrompt(output);
        return new OpenPrompt(terminal, terminal::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
