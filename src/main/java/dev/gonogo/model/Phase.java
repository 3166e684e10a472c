package dev.gonogo.model;

import java.util.List;
import java.util.stream.Stream;

/** A part of the window: tasks, and the approvals and gates that stand between them. */
public record Phase(Place at, String name, List<PhaseItem> items) {

    public Phase {
        items = List.copyOf(items);
    }

    public Stream<Task> tasks() {
        return items.stream().filter(Task.class::isInstance).map(Task.class::cast);
    }

    public Stream<Step> steps() {
        return items.stream().flatMap(PhaseItem::parts);
    }
}
