package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `parameters { … }`. */
@CompileStatic
class ParametersBlock extends Block {

    private final Place at
    private final List<Probe.Parameter> parameters = []
    private boolean noPendingRestart

    ParametersBlock(RunbookSource source, Place at) {
        super(source)
        this.at = at
    }

    @Word('a parameter and its value, as `SHOW` writes it')
    void same(String name, String value) {
        parameters << new Probe.Parameter(name, Optional.of(value), Optional.<Limit> empty())
    }

    @Word('a parameter and the least that it may be: a number, a size or a duration')
    void atLeast(String name, Number least) {
        limit(name, Limit.Bound.AT_LEAST, least.toBigDecimal(), Limit.Unit.COUNT)
    }

    @Word('a parameter and the least that it may be: a number, a size or a duration')
    void atLeast(String name, Size least) {
        limit(name, Limit.Bound.AT_LEAST, BigDecimal.valueOf(least.bytes()), Limit.Unit.BYTES)
    }

    @Word('a parameter and the least that it may be: a number, a size or a duration')
    void atLeast(String name, Duration least) {
        limit(name, Limit.Bound.AT_LEAST, BigDecimal.valueOf(least.toMillis(), 3), Limit.Unit.SECONDS)
    }

    @Word('a parameter and the most that it may be: a number, a size or a duration; one that is off has no limit')
    void atMost(String name, Number most) {
        limit(name, Limit.Bound.AT_MOST, most.toBigDecimal(), Limit.Unit.COUNT)
    }

    @Word('a parameter and the most that it may be: a number, a size or a duration; one that is off has no limit')
    void atMost(String name, Size most) {
        limit(name, Limit.Bound.AT_MOST, BigDecimal.valueOf(most.bytes()), Limit.Unit.BYTES)
    }

    @Word('a parameter and the most that it may be: a number, a size or a duration; one that is off has no limit')
    void atMost(String name, Duration most) {
        limit(name, Limit.Bound.AT_MOST, BigDecimal.valueOf(most.toMillis(), 3), Limit.Unit.SECONDS)
    }

    @Word('no parameter was changed that waits for a restart of the server')
    void noPendingRestart() {
        noPendingRestart = true
    }

    private void limit(String name, Limit.Bound bound, BigDecimal value, Limit.Unit unit) {
        parameters << new Probe.Parameter(name, Optional.<String> empty(), Optional.of(new Limit(name, '', bound, value, unit)))
    }

    Probe toProbe() {
        if (!parameters && !noPendingRestart) {
            source.problem(at, '`parameters` is right whatever they are', "write `same 'wal_level', 'replica'` or `atLeast 'max_connections', 100`")
        }
        new Probe.Parameters(parameters, noPendingRestart)
    }
}
