package dev.gonogo.cli;

import dev.gonogo.run.Prompt;
import dev.gonogo.run.ScriptedPrompt;
import java.util.Optional;

/** A prompt, and the terminal behind it if there is one. */
record OpenPrompt(Prompt prompt, Runnable closing) implements AutoCloseable {

    static OpenPrompt of(ScriptedPrompt scripted) {
        return new OpenPrompt(scripted, () -> {});
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
