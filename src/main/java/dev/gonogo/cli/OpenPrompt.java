package dev.gonogo.cli;

import dev.gonogo.run.Prompt;
import java.util.Optional;

/** A prompt beside no run, and what is behind it. */
record OpenPrompt(Prompt prompt, Runnable closing) implements AutoCloseable {

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
