package dev.gonogo.run;

import java.util.List;
import java.util.stream.Collectors;

/** There is nothing to take back, or no such way to do it. Nothing was done. */
public final class NoWayBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoWayBack(String name, List<Way> ways) {
        super(
                ways.isEmpty()
                        ? "there is nothing to roll back: the run changed nothing, or the runbook has no `rollback`"
                        : "there is no way back `%s`\n  hint: there is %s"
                                .formatted(
                                        name,
                                        ways.stream()
                                                .map(way -> "`" + way.name() + "`")
                                                .collect(Collectors.joining(", "))));
    }
}
