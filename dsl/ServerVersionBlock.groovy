package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `serverVersion { … }`. */
@CompileStatic
class ServerVersionBlock extends Block {

    private int atLeast = 0
    private int atMost = Integer.MAX_VALUE

    ServerVersionBlock(RunbookSource source) {
        super(source)
    }

    @Word('the lowest major version that is right')
    void atLeast(int major) {
        atLeast = major
    }

    @Word('the highest major version that is right')
    void atMost(int major) {
        atMost = major
    }

    Probe toProbe() {
        new Probe.ServerVersion(atLeast, atMost)
    }
}
