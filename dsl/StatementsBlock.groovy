package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `statements { … }`. */
@CompileStatic
class StatementsBlock extends LimitsBlock {

    StatementsBlock(RunbookSource source, Place at) {
        super(source, at)
    }

    private int calls = 1

    @Word('how long a statement may take on the average')
    void mean(Duration most) {
        limit('mean', below('mean', most))
    }

    @Word('how often it must have been called to count; once when not said')
    void calls(int number) {
        once('calls')
        positive(number, 'calls')
        calls = number
    }

    Probe toProbe() {
        limited(Probe.Limits.Subject.STATEMENTS, 'statements', 'mean 500.ms', calls)
    }
}
