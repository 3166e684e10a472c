package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.model.Gate;
import dev.gonogo.model.Phase;
import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.PhaseStep;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.SourceName;
import dev.gonogo.model.Step;
import dev.gonogo.model.Task;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tasks can be done in some order: what they wait for exists, does not wait for them, and does not come later. */
final class TaskOrderRules {

    private final Runbook runbook;
    private final RunbookSource source;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final List<PhaseItem> items;

    TaskOrderRules(Runbook runbook, RunbookSource source) {
        this.runbook = runbook;
        this.source = source;
        runbook.tasks().forEach(task -> tasks.putIfAbsent(task.id(), task));
        this.items = runbook.phases().stream()
                .map(Phase::items)
                .flatMap(List::stream)
                .toList();
    }

    void check() {
        tasks.values().forEach(task -> task.after().forEach(other -> exists(task, other)));
        var circles = new HashSet<Set<String>>();
        tasks.values().forEach(task -> circle(task, new ArrayDeque<>(), circles));
        if (circles.isEmpty()) {
            tasks.values().forEach(this::comesAfter);
        }
        items.stream()
                .filter(PhaseStep.class::isInstance)
                .map(item -> ((PhaseStep) item).step())
                .forEach(this::gate);
    }

    private void exists(Task task, String other) {
        if (!tasks.containsKey(other)) {
            source.problem(
                    task.at(),
                    "task `%s` comes after `%s`, which does not exist".formatted(task.id(), other),
                    Nearest.to(other, tasks.keySet())
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse(""));
        }
    }

    private void circle(Task task, Deque<String> path, Set<Set<String>> circles) {
        if (path.contains(task.id())) {
            var round = new ArrayList<>(path);
            var circle = round.subList(round.indexOf(task.id()), round.size());
            if (circles.add(Set.copyOf(circle))) {
                var told = circle.stream().map(id -> "`" + id + "`").collect(Collectors.joining(" → "));
                source.problem(
                        task.at(),
                        "tasks wait for each other: %s → `%s`".formatted(told, task.id()),
                        "take one `after` out");
            }
            return;
        }
        path.addLast(task.id());
        task.after().stream().filter(tasks::containsKey).map(tasks::get).forEach(next -> circle(next, path, circles));
        path.removeLast();
    }

    private void comesAfter(Task task) {
        task.after().stream()
                .map(tasks::get)
                .filter(other -> other != null && items.indexOf(other) > items.indexOf(task))
                .forEach(other -> source.problem(
                        task.at(),
                        "task `%s` comes after `%s`, which stands below it".formatted(task.id(), other.id()),
                        "tasks run in the order of the file; move `%s` up".formatted(other.id())));
    }

    private void gate(Step step) {
        if (step instanceof Gate gate) {
            gate.requires().forEach(required -> requirement(gate, required));
        }
    }

    private void requirement(Gate gate, SourceName required) {
        var before = itemsBefore(gate);
        if (before.contains(required.name())) {
            return;
        }
        var all = names(items);
        source.problem(
                required.at(),
                all.contains(required.name())
                        ? "gate `%s` requires `%s`, which stands below it"
                                .formatted(gate.head().name(), required.name())
                        : "gate `%s` requires `%s`, which does not exist"
                                .formatted(gate.head().name(), required.name()),
                all.contains(required.name())
                        ? "move the gate behind it"
                        : Nearest.to(required.name(), all)
                                .map(near -> "did you mean `" + near + "`?")
                                .orElse(""));
    }

    private Set<String> itemsBefore(Gate gate) {
        var before = new ArrayList<PhaseItem>();
        for (PhaseItem item : items) {
            if (item instanceof PhaseStep phaseStep && phaseStep.step() == gate) {
                break;
            }
            before.add(item);
        }
        return names(before);
    }

    private static Set<String> names(List<PhaseItem> items) {
        var names = new HashSet<String>();
        items.forEach(item -> {
            if (item instanceof Task task) {
                names.add(task.id());
            }
            item.parts().map(Step::id).forEach(names::add);
        });
        return names;
    }
}
