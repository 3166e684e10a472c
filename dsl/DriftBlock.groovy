package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `drift()`. */
@CompileStatic
class DriftBlock extends SkippableBlock {

    DriftBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    Step toStep() {
        new Drift(head())
    }
}
