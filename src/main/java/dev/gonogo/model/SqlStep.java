package dev.gonogo.model;

import java.util.List;
import java.util.Optional;

/**
 * SQL that changes the database, in one transaction with its receipt, or in portions around statements that cannot be in one.
 * Exactly one of text and file is present.
 *
 * @param ownTransactions whether it may begin and end transactions itself, each of which is a portion then
 */
public record SqlStep(
        StepHead head,
        Optional<String> text,
        Optional<SourceFile> file,
        List<AllowedLoss> allowedLosses,
        boolean ownTransactions,
        Optional<Check> verification)
        implements Step {

    public SqlStep {
        allowedLosses = List.copyOf(allowedLosses);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.sql(this);
    }
}
