package dev.gonogo.run;

import java.util.List;

/** A run cannot be gone on with, because what is done of it is not what the runbook says now. Nothing was done. */
public final class DoneAndChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DoneAndChanged(List<String> wrong) {
        super("the runbook was changed since the run began, and nothing was done: " + String.join("; ", wrong));
    }
}
