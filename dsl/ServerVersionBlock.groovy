package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `serverVersion { … }`. */
@CompileStatic
class ServerVersionBlock extends Block {

    private final Place at
    private int atLeast = 0
    private int atMost = Integer.MAX_VALUE

    ServerVersionBlock(RunbookSource source, Place at) {
        super(source)
        this.at = at
    }

    @Word('the lowest major version that is right')
    void atLeast(int major) {
        once('atLeast')
        positive(major, 'atLeast')
        atLeast = major
    }

    @Word('the highest major version that is right')
    void atMost(int major) {
        once('atMost')
        atMost = major
    }

    Probe toProbe() {
        if (atLeast == 0 && atMost == Integer.MAX_VALUE) {
            source.problem(at, '`serverVersion` is right whatever it is', 'write `atLeast 15`, `atMost 18` or both')
        } else if (atLeast > atMost) {
            source.problem(at, "no server is at least $atLeast and at most $atMost", '')
        }
        new Probe.ServerVersion(atLeast, atMost)
    }
}
