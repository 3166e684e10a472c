package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `when { … }`: what calls for the rollback. */
@CompileStatic
class WhenBlock extends Block {

    final List<Rollback.Trigger> triggers = []

    WhenBlock(RunbookSource source) {
        super(source)
    }

    @Word('any migration fails')
    void migrationFails() {
        triggers << new Rollback.Trigger.MigrationFails()
    }

    @Word('the check or watch of this name fails or is broken; without a name, any of them')
    void checkFails(String check) {
        triggers << new Rollback.Trigger.CheckFails(here('checkFails'), check)
    }

    @Word('the check or watch of this name fails or is broken; without a name, any of them')
    void checkFails() {
        triggers << new Rollback.Trigger.CheckFails(here('checkFails'), '')
    }
}
