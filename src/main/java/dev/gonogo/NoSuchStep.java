package dev.gonogo;

import dev.gonogo.trail.RunFolder;
import dev.gonogo.trail.Why;
import java.util.List;
import java.util.stream.Collectors;

/** A step was asked about that the run does not have. */
public final class NoSuchStep extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchStep(RunFolder run, String step) {
        super("run `%s` has no step `%s`%s".formatted(run.id(), step, hint(Why.steps(run), step)));
    }

    /** The steps of a task of this name, else all. */
    private static String hint(List<String> steps, String step) {
        var inTask = steps.stream().filter(id -> id.startsWith(step + "/")).toList();
        return "; it has "
                + (inTask.isEmpty() ? steps : inTask)
                        .stream().map(id -> "`" + id + "`").collect(Collectors.joining(", "));
    }
}
