package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `rehearse { … }`. */
@CompileStatic
class RehearseBlock extends StepBlock {

    RehearseBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    Step toStep() {
        new Rehearse(head())
    }
}
