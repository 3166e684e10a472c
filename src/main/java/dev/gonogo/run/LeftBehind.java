package dev.gonogo.run;

import dev.gonogo.model.Step;

/** Sessions of this run that an earlier process, or a lost connection, left working on the server. */
final class LeftBehind {

    private LeftBehind() {}

    /** Ends them, and returns when the server has none of them any more: only then do receipts tell the whole truth. */
    static void end(Run run, Step step) {
        // filled in with the backends' own class
    }
}
