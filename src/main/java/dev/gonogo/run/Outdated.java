package dev.gonogo.run;

import dev.gonogo.model.PhaseItem;
import dev.gonogo.model.Step;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Steps that are done and have to be done again: those that a resume named and that have not begun since, whichever process
 * that was; those of a task that was taken back since, and of what stands behind it, by a way that led only part of the way
 * back, for a check of what was there then proves nothing about what will be there. Whoever said go before any way back is
 * asked again.
 */
final class Outdated {

    private final List<PhaseItem> items;
    private final List<String> polls;
    private final Set<String> outdated = new LinkedHashSet<>();
    private List<String> undone = List.of();

    Outdated(Run run) {
        this.items = run.runbook().phases().stream()
                .flatMap(phase -> phase.items().stream())
                .toList();
        this.polls = run.runbook().decision().poll().stream().map(Step::id).toList();
        RunRecord.read(run.folder()).journal().events().forEach(recorded -> follow(recorded.event()));
    }

    List<String> steps() {
        return List.copyOf(outdated);
    }

    private void follow(Event event) {
        if (event instanceof Event.RunResumed resumed) {
            outdated.addAll(resumed.again());
        } else if (event instanceof Event.RollbackStarted started) {
            undone = started.undone();
        } else if (event instanceof Event.RollbackFinished finished && finished.done()) {
            items.stream()
                    .dropWhile(item -> item.parts().map(Step::id).noneMatch(undone::contains))
                    .flatMap(PhaseItem::parts)
                    .map(Step::id)
                    .forEach(outdated::add);
            outdated.addAll(polls);
        } else if (event instanceof Event.StepStarted started) {
            outdated.remove(started.step());
        }
    }
}
