package dev.gonogo.cli;

import dev.gonogo.run.Interruption;
import java.util.List;
import java.util.function.Supplier;

/**
 * Ctrl-C and a request to terminate, bound to a run: once, and the run is held after the step that runs; twice, and what runs
 * is cancelled first; a third time ends the process as it is, which the journal survives.
 */
final class Signals {

    private static final List<String> NAMES = List.of("INT", "TERM");
    private static final int LAST = 3;

    private Signals() {}

    /** Works with the signals bound, and leaves them as they were. */
    static <T> T during(Interruption interruption, Output output, Supplier<T> work) {
        var former = NAMES.stream()
                .map(name -> org.jline.utils.Signals.register(name, () -> received(interruption, output)))
                .toList();
        try {
            return work.get();
        } finally {
            for (int i = 0; i < NAMES.size(); i++) {
                org.jline.utils.Signals.unregister(NAMES.get(i), former.get(i));
            }
        }
    }

    private static void received(Interruption interruption, Output output) {
        int number = interruption.request();
        if (number == 1) {
            output.progress("\nthe run is held after this step; again to cancel what runs now");
        } else if (number < LAST) {
            output.progress("\ncancelling; again to end the process as it is");
        } else {
            Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
        }
    }
}
