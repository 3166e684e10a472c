package dev.gonogo.run;

import dev.gonogo.model.Phase;
import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.Rollback;
import dev.gonogo.model.Step;
import dev.gonogo.model.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** By which ways what this run changed can be taken back, the one that is taken without a word first. */
final class WaysBack {

    static final String BY_TASKS = "the tasks' own rollbacks";

    private final Run run;
    private final List<Step> changed;

    WaysBack(Run run) {
        this(run, List.of());
    }

    /** @param undone steps that a way back has begun to take back, whatever of them is left */
    WaysBack(Run run, List<String> undone) {
        var effects = new Effects(run).steps();
        var switches = run.runbook()
                .modes()
                .flatMap(mode -> Stream.concat(mode.before().stream(), mode.after().stream()))
                .toList();
        this.run = run;
        this.changed = new ArrayList<>(run.runbook()
                .steps()
                .filter(step -> effects.contains(step) || undone.contains(step.id()))
                .filter(step -> !switches.contains(step))
                .toList());
        Collections.reverse(changed);
    }

    /** None when nothing was changed, or the runbook has no way back. */
    List<Way> all() {
        if (changed.isEmpty()) {
            return List.of();
        }
        return Stream.of(byTasks().stream(), options(), toPhases(), toTasks())
                .flatMap(ways -> ways)
                .toList();
    }

    /** The way of this name, else the first. @throws NoWayBack when there is none */
    Way named(Optional<String> name) {
        return all().stream()
                .filter(way -> name.isEmpty() || way.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new NoWayBack(name.orElse(""), all()));
    }

    private Optional<Way> byTasks() {
        var items = changedItems(run.runbook().phases());
        return items.stream().allMatch(WaysBack::hasRollback)
                ? Optional.of(new Way(BY_TASKS, true, changed, verified(steps(items))))
                : Optional.empty();
    }

    private Stream<Way> options() {
        return run.runbook().rollback().map(Rollback::options).orElse(List.of()).stream()
                .map(option -> new Way(option.name(), true, changed, verified(option.steps())));
    }

    /** To before a phase, as long as an earlier one changed something too. */
    private Stream<Way> toPhases() {
        var phases = run.runbook().phases();
        return phases.stream()
                .map(phase -> back(
                        "to before phase " + phase.name(),
                        changedItems(phases.subList(phases.indexOf(phase), phases.size()))))
                .flatMap(Optional::stream);
    }

    private Stream<Way> toTasks() {
        var items = changedItems(run.runbook().phases());
        return items.stream()
                .filter(Task.class::isInstance)
                .map(task -> back("to before task " + ((Task) task).id(), items.subList(0, items.indexOf(task) + 1)))
                .flatMap(Optional::stream);
    }

    private Optional<Way> back(String name, List<PhaseItem> items) {
        var undone = changed.stream()
                .filter(step -> items.stream().anyMatch(item -> item.parts().anyMatch(step::equals)))
                .toList();
        return undone.isEmpty()
                        || undone.size() == changed.size()
                        || !items.stream().allMatch(WaysBack::hasRollback)
                ? Optional.empty()
                : Optional.of(new Way(name, false, undone, steps(items)));
    }

    /** Newest first. */
    private List<PhaseItem> changedItems(List<Phase> phases) {
        var items = new ArrayList<>(phases.stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.parts().anyMatch(changed::contains))
                .toList());
        Collections.reverse(items);
        return items;
    }

    private List<Step> verified(List<Step> steps) {
        return Stream.concat(steps.stream(), run.runbook().rollback().map(Rollback::verify).orElse(List.of()).stream())
                .toList();
    }

    private static List<Step> steps(List<PhaseItem> items) {
        return items.stream()
                .flatMap(item -> ((Task) item).rollback().orElseThrow().options().get(0).steps().stream())
                .toList();
    }

    private static boolean hasRollback(PhaseItem item) {
        return item instanceof Task task && task.rollback().isPresent();
    }
}
