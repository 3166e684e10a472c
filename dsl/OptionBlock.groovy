package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** The steps of one way back. */
@CompileStatic
class OptionBlock extends StepsBlock {

    private final Place at
    private final String name

    OptionBlock(RunbookSource source, Place at, String owner, String name) {
        super(source, owner)
        this.at = at
        this.name = name
    }

    Rollback.Option toOption() {
        if (!steps) {
            source.problem(at, 'a way back without steps leads nowhere', "write `migrateBack to: '002'` or another step")
        }
        new Rollback.Option(at, name, steps)
    }
}
