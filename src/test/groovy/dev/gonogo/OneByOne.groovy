package dev.gonogo

import dev.gonogo.run.Answer
import dev.gonogo.run.Prompt
import dev.gonogo.run.Question

/** Lets no two steps run at the same time, so that every run has its events in one order. */
record OneByOne(Prompt prompt) implements Prompt {

    @Override
    Optional<Answer> ask(Question question) {
        prompt.ask(question)
    }

    @Override
    boolean leads() {
        true
    }
}
