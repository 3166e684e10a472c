package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `sizes { … }`. */
@CompileStatic
class SizesBlock extends LimitsBlock {

    SizesBlock(RunbookSource source, Place at) {
        super(source, at)
    }

    @Word('what the database may have')
    void database(Size most) {
        limit('database', below('database', '', most))
    }

    @Word('what each table may have, or the one of this name, with indexes and TOAST')
    void table(Size most) {
        limit('table', below('table', '', most))
    }

    @Word('what each table may have, or the one of this name, with indexes and TOAST')
    void table(String name, Size most) {
        limit('table', below('table', name, most))
    }

    @Word("how much room the server's file systems must have; known on the server's own machine alone")
    void free(Size least) {
        limit('free', new Limit('free', '', Limit.Bound.AT_LEAST, BigDecimal.valueOf(least.bytes()), Limit.Unit.BYTES))
    }

    Probe toProbe() {
        limited(Probe.Limits.Subject.SIZES, 'sizes', 'database 100.gb')
    }
}
