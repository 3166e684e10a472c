package dev.gonogo.run;

import dev.gonogo.model.Step;
import java.util.List;

/**
 * A way back.
 *
 * @param whole whether it leads to where the run began, so that the runbook's verification applies
 * @param undone the steps that it takes back, newest first
 * @param steps what it does
 */
record Way(String name, boolean whole, List<Step> undone, List<Step> steps) {

    Way {
        undone = List.copyOf(undone);
        steps = List.copyOf(steps);
    }
}
