package dev.gonogo.run

import spock.lang.Specification

/** Intervals hold as often as they say, whatever the values are distributed like; and a few values say little. */
class SampleSpec extends Specification {

    def 'quantiles are values that were measured'() {
        given:
        def sample = Sample.of((1..100)*.doubleValue())

        expect:
        sample.quantile(0.5d) == 50
        sample.quantile(0.95d) == 95
        sample.quantile(0.99d) == 99
        Sample.of([7d]).quantile(0.5d) == 7
    }

    def 'the ranks of an interval are those of the binomial distribution: #number values, quantile #share'() {
        given:
        def interval = Sample.of((1..number)*.doubleValue()).interval(share, 0.05d)

        expect:
        interval.lower() == lower
        interval.upper() == upper

        where:
        number | share  || lower | upper
        50     | 0.5d   || 18    | 33
        100    | 0.5d   || 40    | 61
        10     | 0.5d   || 2     | 9
        5      | 0.5d   || 0     | Double.POSITIVE_INFINITY
        50     | 0.95d  || 44    | Double.POSITIVE_INFINITY
        100    | 0.95d  || 90    | 100
    }

    def 'an interval of 95 % misses the true value in 5 % at most: #what'() {
        given:
        def random = new Random(4711)
        def trials = 4000

        when:
        def missed = (1..trials).count {
            def interval = Sample.of((1..40).collect { value.call(random) as double }).interval(0.5d, 0.05d)
            interval.lower() > median || interval.upper() < median
        }

        then:
        missed / trials < 0.055
        missed / trials > 0.01

        where:
        what              | value                                                            || median
        'one that is even' | { Random it -> it.nextDouble() }                                || 0.5d
        'a long tail'     | { Random it -> Math.exp(2 * it.nextGaussian()) }                 || 1.0d
        'one of two ways' | { Random it -> (it.nextBoolean() ? 1 : 5) + it.nextGaussian() }  || 3.0d
    }
}
