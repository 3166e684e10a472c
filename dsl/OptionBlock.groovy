package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** The steps of one way back. */
@CompileStatic
class OptionBlock extends StepsBlock {

    private final Place at
    private final String name
    private Duration estimate = Duration.ZERO

    OptionBlock(RunbookSource source, Place at, String owner, String name) {
        super(source, owner)
        this.at = at
        this.name = name
    }

    @Word('how long the way back takes; nothing begins that could not be taken back before the window closes')
    void estimate(Duration time) {
        once('estimate')
        positive(time.toMillis(), 'estimate')
        estimate = time
    }

    Rollback.Option toOption() {
        if (!steps) {
            source.problem(at, 'a way back without steps leads nowhere', "write `migrateBack to: '002'` or another step")
        }
        new Rollback.Option(at, name, estimate, steps)
    }
}
