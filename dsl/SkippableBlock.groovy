package dev.gonogo.dsl

import dev.gonogo.model.Place
import groovy.transform.CompileStatic

/** The words of steps that a person may pass over: all but gates, approvals and polls. */
@CompileStatic
abstract class SkippableBlock extends StepBlock {

    protected SkippableBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('when the step did not pass, a person may go on without it, and says why; it is NO-GO then')
    void skippable() {
        mayBeSkipped()
    }
}
