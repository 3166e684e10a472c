package dev.gonogo.run;

import dev.gonogo.model.SourceFile;
import dev.gonogo.run.script.ScriptStopped;

/** A fixture of an embedded target could not be loaded; nothing of the runbook has run. */
public final class FixtureFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FixtureFailed(SourceFile fixture, ScriptStopped cause) {
        super("the fixture `" + fixture.path() + "` cannot be loaded:\n" + cause.getMessage(), cause);
    }
}
