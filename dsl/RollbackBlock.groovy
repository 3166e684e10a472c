package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `rollback { … }` of the runbook: what calls for it, the ways back, and the proof that one worked. */
@CompileStatic
class RollbackBlock extends Block {

    private final Place at
    private final List<Rollback.Trigger> triggers = []
    private final List<Rollback.Option> options = []
    private final List<Step> verify = []

    RollbackBlock(RunbookSource source, Place at) {
        super(source)
        this.at = at
    }

    @Word('events after which a run without a terminal rolls back by itself')
    void when(@DelegatesTo(value = WhenBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        triggers.addAll(fill(new WhenBlock(source), body).triggers)
    }

    @Word('a way back for when a task that changed something has none of its own; the first is taken')
    void option(String name, @DelegatesTo(value = OptionBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        options << fill(new OptionBlock(source, here('option'), StepId.of('rollback', name), name), body).toOption()
    }

    @Word('steps that prove that the way back led back')
    void verify(@DelegatesTo(value = OptionBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        verify.addAll(fill(new OptionBlock(source, once('verify'), 'rollback/verify', ''), body).toOption().steps())
    }

    Rollback toRollback() {
        if (!options) {
            source.problem(at, '`rollback` has no `option`', "write `option('A: revert the SQL') { migrateBack to: '002' }`")
        }
        new Rollback(at, triggers, options, verify)
    }
}
