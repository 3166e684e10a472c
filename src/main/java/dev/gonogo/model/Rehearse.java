package dev.gonogo.model;

import java.time.Duration;
import java.util.Optional;

/**
 * The way there and back on a clone of the target, with catalog and content compared; or the proof that it was gone before.
 *
 * @param backTo empty: what is pending is applied, reverted and applied again; else what is applied above this version is
 *     reverted and applied again
 * @param riskAtMost it fails when a statement is seen to be of a higher risk
 * @param within empty: it is done now; else a rehearsal of the same files on a scratch server counts that is no older
 */
public record Rehearse(
        StepHead head, Optional<SourceName> backTo, Optional<Risk.Level> riskAtMost, Optional<Duration> within)
        implements Step {
    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.rehearse(this);
    }
}
