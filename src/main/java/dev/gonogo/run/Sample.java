package dev.gonogo.run;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Measured values, and what they tell of all that could have been measured. An interval of a quantile is made of two of the values
 * themselves, whose ranks come from the binomial distribution: it holds whatever the values are distributed like. Immutable.
 */
final class Sample {

    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /** Between these two; a side that the values cannot tell is infinite, or zero. */
    record Interval(double lower, double upper) {}

    static Sample of(List<Double> values) {
        return new Sample(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    /** Of the quotients of values that were measured in turns. */
    static Sample ofRatios(List<Double> values, List<Double> baseline) {
        return new Sample(IntStream.range(0, values.size())
                .mapToDouble(i -> values.get(i) / baseline.get(i))
                .sorted()
                .toArray());
    }

    /** @param share as 0.95 */
    double quantile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
    }

    /** Where the true quantile is. @param error how often the interval may miss it, as 0.05 */
    Interval interval(double share, double error) {
        int lower = 0;
        int upper = sorted.length + 1;
        double below = 0;
        for (int k = 0; k <= sorted.length; k++) {
            below += probability(k, share);
            if (below <= error / 2) {
                lower = k + 1;
            }
            if (below >= 1 - error / 2) {
                upper = k + 1;
                break;
            }
        }
        return new Interval(
                lower == 0 ? 0 : sorted[lower - 1],
                upper > sorted.length ? Double.POSITIVE_INFINITY : sorted[upper - 1]);
    }

    /** That exactly so many values are below the quantile. */
    private double probability(int number, double share) {
        double logarithm = number * Math.log(share) + (sorted.length - number) * Math.log1p(-share);
        for (int i = 1; i <= number; i++) {
            logarithm += Math.log((double) (sorted.length - number + i) / i);
        }
        return Math.exp(logarithm);
    }
}
