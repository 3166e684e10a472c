package dev.gonogo.cli;

import dev.gonogo.run.Interruption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Signals, bound to a run. Ctrl-C and a request to terminate: once, and the run is held after the step that runs; twice, and
 * what runs is cancelled first; a third time ends the process as it is, which the journal survives.
 */
final class Signals {

    static final String INTERRUPT = "INT";
    static final String TERMINATE = "TERM";

    /** The terminal is gone. */
    static final String HANG_UP = "HUP";

    /** The process goes on after it was stopped. */
    static final String CONTINUE = "CONT";

    private static final int LAST = 3;

    private Signals() {}

    /** Both mean the same to a run that nobody leads. @param lines takes what is told about it */
    static Map<String, Runnable> stopping(Interruption interruption, Consumer<String> lines) {
        Runnable received = () -> received(interruption, lines);
        return Map.of(INTERRUPT, received, TERMINATE, received);
    }

    /** Works with the signals bound, and leaves them as they were. */
    static <T> T during(Map<String, Runnable> bound, Supplier<T> work) {
        var names = List.copyOf(bound.keySet());
        var former = names.stream()
                .map(name -> org.jline.utils.Signals.register(name, bound.get(name)))
                .toList();
        try {
            return work.get();
        } finally {
            for (int i = 0; i < names.size(); i++) {
                org.jline.utils.Signals.unregister(names.get(i), former.get(i));
            }
        }
    }

    private static void received(Interruption interruption, Consumer<String> lines) {
        int number = interruption.request();
        if (number == 1) {
            lines.accept("\nthe run is held after this step; again to cancel what runs now");
        } else if (number < LAST) {
            lines.accept("\ncancelling; again to end the process as it is");
        } else {
            Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
        }
    }
}
