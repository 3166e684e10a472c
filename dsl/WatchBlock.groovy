package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `watch('name') { … }`: a check that must hold over a time. */
@CompileStatic
class WatchBlock extends CheckBlock {

    private Duration every = Duration.ofSeconds(10)
    private Duration lasting
    private int tolerates

    WatchBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('how long between two looks; 10 seconds when not said')
    void every(Duration time) {
        once('every')
        positive(time.toMillis(), 'every')
        every = time
    }

    @Word('for how long it is looked at')
    void lasting(Duration time) {
        once('lasting')
        positive(time.toMillis(), 'lasting')
        lasting = time
    }

    @Word('how many looks in a row may be wrong; none when not said')
    void tolerates(int looks) {
        once('tolerates')
        notNegative(looks, 'tolerates')
        tolerates = looks
    }

    @Override
    Step toStep() {
        if (!lasting) {
            source.problem(at, "watch `$name` does not say how long", 'write `lasting 5.minutes`')
        } else if (every > lasting) {
            source.problem(at, "watch `$name` ends before its second look", 'make `every` shorter than `lasting`')
        }
        new Watch(head(), (Check) super.toStep(), every, lasting ?: Duration.ZERO, tolerates)
    }
}
