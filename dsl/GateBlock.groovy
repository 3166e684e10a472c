package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `gate('name') { requires … }`. */
@CompileStatic
class GateBlock extends StepBlock {

    private final List<SourceName> requires = []

    GateBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('tasks, by their id, or steps, by theirs, that must have passed')
    void requires(String... names) {
        def at = here('requires')
        names.each { String name -> requires << new SourceName(at, name) }
    }

    Step toStep() {
        if (!requires) {
            source.problem(at, "gate `$name` requires nothing", "write `requires 'CE-20', 'CE-21'`; a gate without requirements proves nothing")
        }
        new Gate(head(), requires)
    }
}
