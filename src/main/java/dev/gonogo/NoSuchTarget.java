package dev.gonogo;

import dev.gonogo.model.Runbook;
import dev.gonogo.model.Target;
import java.util.stream.Collectors;

/** A target was named that the runbook does not declare. */
public final class NoSuchTarget extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchTarget(Runbook runbook, String target) {
        super("runbook `%s` has no target `%s`; it has %s"
                .formatted(
                        runbook.name(),
                        target,
                        runbook.targets().stream()
                                .map(Target::name)
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", "))));
    }
}
