package dev.gonogo.model;

import java.util.List;

/**
 * The assertions of an `expect` block: their text as written, and the code that judges a result by them.
 *
 * @param source the assertions as the author wrote them; they, not the code, are part of the plan's digest
 */
public record Expectation(Place at, List<String> source, Judge judge) {

    public Expectation {
        source = List.copyOf(source);
    }

    /** Judges a result; thread-safe. An exception means that an assertion could not be evaluated at all. */
    @FunctionalInterface
    public interface Judge {
        /** One finding per assertion, in the order of {@link Expectation#source}. */
        List<Finding> judge(Result result);
    }

    /**
     * How one assertion turned out.
     *
     * @param assertion as written
     * @param explanation the value of every part when it does not hold, else empty
     */
    public record Finding(String assertion, boolean holds, String explanation) {}
}
