package dev.gonogo.cli.console;

import dev.gonogo.run.Answer;
import java.util.Optional;

/** Hands what the run waits for to whoever types, and what is said to it back to the run. Thread-safe. */
final class Handover {

    private Optional<Waiting> waiting = Optional.empty();
    private Optional<Answer> said = Optional.empty();
    private boolean closed;

    /** From now on something can be said to this. Used by the run's thread, as {@link #await}. */
    synchronized void offer(Waiting what) {
        waiting = Optional.of(what);
        said = Optional.empty();
    }

    /** Waits until somebody says something to what was offered; empty when nobody does. */
    synchronized Optional<Answer> await() {
        try {
            while (waiting.isPresent() && !closed) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        waiting = Optional.empty();
        return said;
    }

    synchronized Optional<Waiting> waiting() {
        return waiting;
    }

    /** Lets the run go on; nothing when it waits for nothing. @param answer empty when nobody answers */
    synchronized void say(Optional<Answer> answer) {
        if (waiting.isPresent()) {
            said = answer;
            waiting = Optional.empty();
            notifyAll();
        }
    }

    /** Nobody says anything any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
