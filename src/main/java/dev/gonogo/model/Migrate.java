package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/**
 * Applies the pending migrations, each in a transaction of its own together with its history row and receipt; one with
 * statements that cannot be in a transaction, or that use an enum value which it has added, in portions, each with its receipt.
 *
 * @param to the last version to apply; empty: all
 */
public record Migrate(StepHead head, Optional<SourceName> to, List<AllowedLoss> allowedLosses) implements Step {

    public Migrate {
        allowedLosses = List.copyOf(allowedLosses);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.migrate(this);
    }
}
