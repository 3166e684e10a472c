package dev.gonogo.model;

import java.util.List;

/**
 * A look at the SQL files that the run will apply, for what is dangerous in them.
 *
 * @param allowed rules whose findings pass
 * @param failOn the least severity that fails it
 */
public record Lint(StepHead head, List<AllowedFinding> allowed, Severity failOn) implements Step {

    public Lint {
        allowed = List.copyOf(allowed);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.lint(this);
    }
}
