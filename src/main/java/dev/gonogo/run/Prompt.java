package dev.gonogo.run;

import java.util.Optional;

/** Asks the people of the window. Called by one thread. */
public interface Prompt {

    /**
     * Asks and waits. An empty answer means that nobody answers: no terminal, end of input, no scripted answer. It is
     * never a yes.
     */
    Optional<Answer> ask(Question question);
}
