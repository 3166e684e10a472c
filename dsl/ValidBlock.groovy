package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `valid { … }`. */
@CompileStatic
class ValidBlock extends Block {

    private final List<String> except = []

    ValidBlock(RunbookSource source) {
        super(source)
    }

    @Word('indexes, constraints and triggers that do not count, with their schema')
    void except(String... names) {
        except.addAll(names)
    }

    Probe toProbe() {
        new Probe.Valid(except)
    }
}
