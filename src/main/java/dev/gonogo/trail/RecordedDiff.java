package dev.gonogo.trail;

import java.util.List;

/**
 * `catalog-diff.json`, the evidence of what a step did to the catalog.
 *
 * @param undeclared objects that were removed, or promise less than before, and the step did not declare that
 */
public record RecordedDiff(List<String> added, List<String> removed, List<Changed> changed, List<String> undeclared) {

    public static final String FILE = "catalog-diff.json";

    public RecordedDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        undeclared = List.copyOf(undeclared);
    }

    /** An object whose definition is another one now. */
    public record Changed(String object, String before, String after) {}
}
