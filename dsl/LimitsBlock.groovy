package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** What limits on quantities share. */
@CompileStatic
abstract class LimitsBlock extends Block {

    protected final Place at
    protected final List<Limit> limits = []
    protected final List<String> except = []

    protected LimitsBlock(RunbookSource source, Place at) {
        super(source)
        this.at = at
    }

    protected void limit(String word, Limit limit) {
        once(limit.of() ? word + ' ' + limit.of() : word)
        notNegative(limit.value(), word)
        limits << limit
    }

    protected static Limit below(String quantity, Percent most) {
        new Limit(quantity, '', Limit.Bound.BELOW, most.value(), Limit.Unit.PERCENT)
    }

    protected static Limit below(String quantity, Duration most) {
        new Limit(quantity, '', Limit.Bound.BELOW, BigDecimal.valueOf(most.toMillis(), 3), Limit.Unit.SECONDS)
    }

    protected static Limit below(String quantity, String of, Size most) {
        new Limit(quantity, of, Limit.Bound.BELOW, BigDecimal.valueOf(most.bytes()), Limit.Unit.BYTES)
    }

    protected Probe limited(Probe.Limits.Subject subject, String word, String example, int calls = 0) {
        if (!limits) {
            source.problem(at, "`$word` is right whatever there is", "write `$example`")
        }
        new Probe.Limits(subject, limits, except, calls)
    }
}
