package dev.gonogo.dsl

import dev.gonogo.model.DecisionCriterion
import dev.gonogo.model.Place
import dev.gonogo.model.SourceName
import groovy.transform.CompileStatic

/** `criterion('name') { requires … }`. */
@CompileStatic
class CriterionBlock extends Block {

    private final Place at
    private final String name
    private final List<SourceName> requires = []

    CriterionBlock(RunbookSource source, Place at, String name) {
        super(source)
        this.at = at
        this.name = name
        named(name, at, 'criterion')
    }

    @Word('tasks, by their id, or steps, by theirs, that must have passed on this target')
    void requires(String... names) {
        def at = here('requires')
        names.each { String name -> requires << new SourceName(at, name) }
    }

    DecisionCriterion toCriterion() {
        if (!requires) {
            source.problem(at, "criterion `$name` requires nothing", "write `requires 'CE-26'`; a criterion without requirements proves nothing")
        }
        new DecisionCriterion(at, name, requires)
    }
}
