package dev.gonogo.plan;

import java.util.List;
import java.util.Map;

/**
 * A step as it will be done.
 *
 * @param task its task, empty for approvals, gates and polls
 * @param digest over what it does and the files it uses; the same as long as these are
 * @param does in words, for the person who reads the plan
 * @param requires ids of the steps that a gate requires; empty for other kinds
 * @param terms what the verdict needs to know of it, such as how fresh a backup must be
 */
public record PlannedStep(
        String id,
        String phase,
        String task,
        String kind,
        String name,
        boolean mutates,
        String digest,
        List<String> does,
        List<String> requires,
        Map<String, String> terms) {

    public PlannedStep {
        does = List.copyOf(does);
        requires = List.copyOf(requires);
        terms = Map.copyOf(terms);
    }
}
