package dev.gonogo.model;

import java.util.List;

/** Something of the runbook's own that must be so for a GO: `criterion('fast enough') { requires 'CE-26' }`. */
public record DecisionCriterion(Place at, String name, List<SourceName> requires) {

    public DecisionCriterion {
        requires = List.copyOf(requires);
    }
}
