package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `sequences { … }`. */
@CompileStatic
class SequencesBlock extends LimitsBlock {

    SequencesBlock(RunbookSource source, Place at) {
        super(source, at)
    }

    @Word('how much of its numbers each may have given out at most, as `80.percent`')
    void below(Percent share) {
        limit('below', below('used', share))
    }

    @Word('sequences that do not count, with their schema')
    void except(String... names) {
        except.addAll(names)
    }

    Probe toProbe() {
        limited(Probe.Limits.Subject.SEQUENCES, 'sequences', 'below 80.percent')
    }
}
