package dev.gonogo.plan;

import dev.gonogo.model.ModeSwitch;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** The term of a step that switches a mode on, and of one that switches it off: the mode's name. */
    public static final String SWITCHES_ON = "switchesOn";

    public static final String SWITCHES_OFF = "switchesOff";

    public PlannedStep {
        does = List.copyOf(does);
        requires = List.copyOf(requires);
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    }

    PlannedStep switching(ModeSwitch mode) {
        var told = new HashMap<>(terms);
        told.put(mode.on() ? SWITCHES_ON : SWITCHES_OFF, mode.during().name());
        return new PlannedStep(id, phase, task, kind, name, mutates, digest, does, requires, told);
    }
}
