package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `rehearse { … }`: what is pending there and back, or what is applied back and there again. */
@CompileStatic
class RehearseBlock extends SkippableBlock {

    private SourceName backTo

    RehearseBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('revert what is applied above this version and apply it again, instead of what is pending')
    void backTo(String version) {
        backTo = new SourceName(once('backTo'), version)
    }

    Step toStep() {
        new Rehearse(head(), Optional.ofNullable(backTo))
    }
}
