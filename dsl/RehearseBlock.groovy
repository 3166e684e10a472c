package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `rehearse { … }`: what is pending there and back, or what is applied back and there again. */
@CompileStatic
class RehearseBlock extends SkippableBlock {

    final Risk.Level VERY_LOW = Risk.Level.VERY_LOW
    final Risk.Level LOW = Risk.Level.LOW
    final Risk.Level MEDIUM = Risk.Level.MEDIUM
    final Risk.Level HIGH = Risk.Level.HIGH

    private SourceName backTo
    private Risk.Level riskAtMost

    RehearseBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('revert what is applied above this version and apply it again, instead of what is pending')
    void backTo(String version) {
        backTo = new SourceName(once('backTo'), version)
    }

    @Word('fail when a statement is seen to be of a higher risk: its lock, how large its tables are, whether it has a way back')
    void riskAtMost(Risk.Level level) {
        once('riskAtMost')
        riskAtMost = level
    }

    Step toStep() {
        new Rehearse(head(), Optional.ofNullable(backTo), Optional.ofNullable(riskAtMost), Optional.empty())
    }
}
