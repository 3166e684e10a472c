package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `phase('name') { … }`: tasks in their order; approvals and gates hold what comes after them. */
@CompileStatic
class PhaseBlock extends Block {

    private final Place at
    private final String name
    private final List<PhaseItem> items = []

    PhaseBlock(RunbookSource source, Place at, String name) {
        super(source)
        this.at = at
        this.name = name
        named(name, at, 'phase')
    }

    @Word('a piece of work: its id, what it is, and its steps')
    void task(String id, String title, @DelegatesTo(value = TaskBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        items << fill(new TaskBlock(source, here('task'), id, title), body).toTask()
    }

    @Word('people who must say yes before anything behind it runs')
    void approval(String name, @DelegatesTo(value = ApprovalBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        def at = here('approval')
        items << new PhaseStep(fill(new ApprovalBlock(source, at, stepId(name), name), body).toStep())
    }

    @Word('a line that nothing passes before what it requires has passed')
    void gate(String name, @DelegatesTo(value = GateBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        def at = here('gate')
        items << new PhaseStep(fill(new GateBlock(source, at, stepId(name), name), body).toStep())
    }

    Phase toPhase() {
        if (items.empty) {
            source.problem(at, "phase `$name` is empty", 'give it a `task`, or remove it')
        }
        new Phase(at, name, items)
    }

    private String stepId(String step) {
        StepId.of(StepId.slug(name), step)
    }
}
