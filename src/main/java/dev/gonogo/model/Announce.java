package dev.gonogo.model;

import java.util.List;

/**
 * A message to people who are not at the console.
 *
 * @param to names of channels; empty: all
 * @param mustArrive whether it fails when the message does not arrive; else that is a warning
 */
public record Announce(StepHead head, Message text, List<SourceName> to, boolean mustArrive) implements Step {

    public Announce {
        to = List.copyOf(to);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.announce(this);
    }
}
