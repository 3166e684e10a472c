package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.sql.SqlScript;
import dev.gonogo.trail.Rehearsed;
import java.util.List;

/**
 * One script that a rehearsal sends.
 *
 * @param name of a migration's file, or a step's id
 * @param sums of what it is, so that a later run can tell whether it is the same
 */
record Change(String name, SqlScript script, List<AllowedLoss> allowed, Rehearsed.File sums) {

    Change {
        allowed = List.copyOf(allowed);
    }
}
