package dev.gonogo.model;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * A check over a time: it is looked at again and again, and must hold.
 *
 * @param look what is checked each time
 * @param every how long between two looks
 * @param lasting how long from the first look to the last
 * @param tolerates how many looks in a row may be wrong
 */
public record Watch(StepHead head, Check look, Duration every, Duration lasting, int tolerates) implements Step {

    @Override
    public Stream<Check> inner() {
        return Stream.of(look);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.watch(this);
    }
}
