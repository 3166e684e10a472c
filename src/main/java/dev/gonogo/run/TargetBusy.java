package dev.gonogo.run;

import dev.gonogo.postgres.TargetLeased;

/** Another run is on the target. Nothing was done. */
public final class TargetBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TargetBusy(TargetLeased leased) {
        super(leased.getMessage(), leased);
    }
}
