package dev.gonogo.model;

import java.util.Optional;

/**
 * A request to a web server.
 *
 * @param mutates whether it changes something that a way back has to take back
 * @param verification tells whether one took effect that nobody saw the end of
 */
public record Http(StepHead head, HttpCall call, boolean mutates, Optional<Check> verification) implements Step {

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.http(this);
    }
}
