package dev.gonogo.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What all steps have.
 *
 * @param id `task id/slug of the name`; the same as long as task and name are
 * @param timeout after which the step fails; empty: the target's statement timeout alone applies
 * @param onlyOn names of targets; on others the step is not applicable. Empty: it runs on all
 * @param instructions text for the person in front of it, empty when there is none
 * @param skippable whether a person may pass it over when it did not pass; it proves nothing then
 */
public record StepHead(
        Place at,
        String id,
        String name,
        Optional<Duration> timeout,
        List<String> onlyOn,
        String instructions,
        boolean skippable) {

    public StepHead {
        onlyOn = List.copyOf(onlyOn);
    }

    /** Of a step of which nothing more is said. */
    public static StepHead of(Place at, String id, String name) {
        return new StepHead(at, id, name, Optional.empty(), List.of(), "", false);
    }
}
