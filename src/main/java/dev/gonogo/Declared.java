package dev.gonogo;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Target;
import java.util.Optional;

/** What a caller names of a runbook. */
final class Declared {

    private Declared() {}

    /** The target of this name, else the first. @throws NoSuchTarget */
    static Target target(Runbook runbook, Optional<String> name) {
        return runbook.targets().stream()
                .filter(target -> name.isEmpty() || target.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new NoSuchTarget(runbook, name.orElse("")));
    }

    /** @throws NoSuchTask when one is named that is not there */
    static void mustHave(Runbook runbook, Optional<String> task) {
        task.filter(id -> runbook.tasks().noneMatch(known -> known.id().equals(id)))
                .ifPresent(id -> {
                    throw new NoSuchTask(runbook, id);
                });
    }
}
