package dev.gonogo;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Server;
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

    /** The embedded target of this name, else the first embedded one. @throws NoSuchTarget @throws NothingToRehearse */
    static Target embedded(Runbook runbook, Optional<String> name) {
        return name.map(named -> target(runbook, name)).stream()
                .findFirst()
                .or(() ->
                        runbook.targets().stream().filter(Declared::isEmbedded).findFirst())
                .filter(Declared::isEmbedded)
                .orElseThrow(
                        () -> new NothingToRehearse(
                                "there is no embedded target `%s` to rehearse on"
                                        .formatted(name.orElse(""))
                                        .replace(" ``", ""),
                                "declare one with a `fixture`, or fill the scratch server by `--from-target` or `--from-backup`"));
    }

    private static boolean isEmbedded(Target target) {
        return target.server() instanceof Server.Embedded;
    }

    /** @throws NoSuchTask when one is named that is not there */
    static void mustHave(Runbook runbook, Optional<String> task) {
        task.filter(id -> runbook.tasks().noneMatch(known -> known.id().equals(id)))
                .ifPresent(id -> {
                    throw new NoSuchTask(runbook, id);
                });
    }
}
