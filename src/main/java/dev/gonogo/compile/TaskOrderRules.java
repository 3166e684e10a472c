package dev.gonogo.compile;

import dev.gonogo.dsl.RunbookSource;
import dev.gonogo.model.Gate;
import dev.gonogo.model.Phase;
import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.PhaseStep;
import dev.gonogo.model.Runbook;
import dev.gonogo.model.SourceName;
import dev.gonogo.model.Task;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tasks can be done in some order: what they wait for exists, does not wait for them, and does not come later. */
final class TaskOrderRules {

    private final RunbookSource source;
    private final List<PhaseItem> items;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    /** Where in the file a task or step stands, by its id. */
    private final Map<String, Integer> positions = new HashMap<>();

    TaskOrderRules(Runbook runbook, RunbookSource source) {
        this.source = source;
        this.items = runbook.phases().stream()
                .map(Phase::items)
                .flatMap(List::stream)
                .toList();
        for (int position = 0; position < items.size(); position++) {
            place(items.get(position), position);
        }
    }

    private void place(PhaseItem item, int position) {
        if (item instanceof Task task) {
            tasks.putIfAbsent(task.id(), task);
            positions.putIfAbsent(task.id(), position);
        }
        item.parts().forEach(step -> positions.putIfAbsent(step.id(), position));
    }

    void check() {
        tasks.values().forEach(task -> task.after().forEach(other -> exists(task, other)));
        if (!circles()) {
            tasks.values().forEach(this::comesAfter);
        }
        for (int position = 0; position < items.size(); position++) {
            if (items.get(position) instanceof PhaseStep item && item.step() instanceof Gate gate) {
                int before = position;
                gate.requires().forEach(required -> requirement(gate, before, required));
            }
        }
    }

    private void exists(Task task, String other) {
        if (!tasks.containsKey(other)) {
            source.problem(
                    task.at(),
                    "task `%s` comes after `%s`, which does not exist".formatted(task.id(), other),
                    near(other, tasks.keySet()));
        }
    }

    /** Whether tasks wait for each other; each circle is told once. */
    private boolean circles() {
        var done = new HashSet<String>();
        boolean found = false;
        for (Task task : tasks.values()) {
            found |= circle(task, new LinkedHashSet<>(), done);
        }
        return found;
    }

    private boolean circle(Task task, Set<String> path, Set<String> done) {
        if (path.contains(task.id())) {
            var told = path.stream()
                    .dropWhile(id -> !id.equals(task.id()))
                    .map(id -> "`" + id + "`")
                    .collect(Collectors.joining(" → "));
            source.problem(
                    task.at(),
                    "tasks wait for each other: %s → `%s`".formatted(told, task.id()),
                    "take one `after` out");
            return true;
        }
        boolean found = false;
        if (done.add(task.id())) {
            path.add(task.id());
            for (String other : task.after()) {
                found |= tasks.containsKey(other) && circle(tasks.get(other), path, done);
            }
            path.remove(task.id());
        }
        return found;
    }

    private void comesAfter(Task task) {
        task.after().stream()
                .filter(tasks::containsKey)
                .filter(other -> positions.get(other) > positions.get(task.id()))
                .forEach(other -> source.problem(
                        task.at(),
                        "task `%s` comes after `%s`, which stands below it".formatted(task.id(), other),
                        "tasks run in the order of the file; move `%s` up".formatted(other)));
    }

    private void requirement(Gate gate, int position, SourceName required) {
        var where = positions.get(required.name());
        if (where == null) {
            source.problem(
                    required.at(),
                    "gate `%s` requires `%s`, which does not exist"
                            .formatted(gate.head().name(), required.name()),
                    near(required.name(), positions.keySet()));
        } else if (where >= position) {
            source.problem(
                    required.at(),
                    "gate `%s` requires `%s`, which stands below it"
                            .formatted(gate.head().name(), required.name()),
                    "move the gate behind it");
        }
    }

    private static String near(String name, Set<String> names) {
        return Nearest.to(name, names)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("");
    }
}
