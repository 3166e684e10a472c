package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `wraparound { … }`. */
@CompileStatic
class WraparoundBlock extends LimitsBlock {

    WraparoundBlock(RunbookSource source, Place at) {
        super(source, at)
    }

    @Word('how much of the way to it the oldest transaction id may be, as `50.percent`')
    void below(Percent share) {
        limit('below', below('age', share))
    }

    Probe toProbe() {
        limited(Probe.Limits.Subject.WRAPAROUND, 'wraparound', 'below 50.percent')
    }
}
