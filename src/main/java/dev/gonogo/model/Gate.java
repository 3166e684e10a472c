package dev.gonogo.model;

import java.util.List;

/** A line that nothing passes before the tasks and steps it requires have passed. */
public record Gate(StepHead head, List<SourceName> requires) implements Step {

    public Gate {
        requires = List.copyOf(requires);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.gate(this);
    }
}
