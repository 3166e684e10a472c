package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `manual('name') { instructions … }`. */
@CompileStatic
class ManualBlock extends SkippableBlock {

    ManualBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    Step toStep() {
        new Manual(head())
    }
}
