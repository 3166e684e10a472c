package dev.gonogo;

import dev.gonogo.run.Interruption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How somebody wants a run to be gone on with.
 *
 * @param until the last task to run; empty: all
 * @param kept steps that stay done although their text was changed since
 * @param again steps that are run again because their text was changed since
 * @param resumedBy who executes, for the record
 * @param approvals files that `gonogo approve` made
 */
public record ResumeRequest(
        Optional<String> until,
        List<String> kept,
        List<String> again,
        String resumedBy,
        Interruption interruption,
        List<Path> approvals) {

    /** With nothing that was signed since. */
    public ResumeRequest(
            Optional<String> until,
            List<String> kept,
            List<String> again,
            String resumedBy,
            Interruption interruption) {
        this(until, kept, again, resumedBy, interruption, List.of());
    }

    public ResumeRequest {
        approvals = List.copyOf(approvals);
        kept = List.copyOf(kept);
        again = List.copyOf(again);
    }

    /** As it was begun, by the user of this process. */
    public static ResumeRequest asBegun() {
        return new ResumeRequest(
                Optional.empty(), List.of(), List.of(), System.getProperty("user.name"), new Interruption());
    }
}
