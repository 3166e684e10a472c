package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `before { … }` and `after { … }`: the steps that switch a mode on, or off. */
@CompileStatic
class SwitchBlock extends StepsBlock {

    SwitchBlock(RunbookSource source, String owner) {
        super(source, owner)
    }

    List<Step> toSteps() {
        steps
    }
}
