package dev.gonogo.cli;

import dev.gonogo.run.Prompt;
import dev.gonogo.run.ScriptedPrompt;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A prompt, and what is behind it.
 *
 * @param unused steps that have answers nobody asked for, probably because they have another name
 */
record OpenPrompt(Prompt prompt, Supplier<List<String>> unused, Runnable closing) implements AutoCloseable {

    static OpenPrompt of(ScriptedPrompt scripted) {
        return new OpenPrompt(scripted, scripted::steps, () -> {});
    }

    /** Asks at the terminal; where there is none, nobody answers. */
    static OpenPrompt atTerminal(Output output) {
        if (!Terminals.isTerminal()) {
            return new OpenPrompt(question -> Optional.empty(), List::of, () -> {});
        }
        var terminal = new TerminalPrompt(output);
        return new OpenPrompt(terminal, List::of, terminal::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
