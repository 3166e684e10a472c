package dev.gonogo.dsl

import dev.gonogo.model.Runbook
import groovy.transform.CompileStatic

/** The top of a runbook's file: it holds one `runbook`. */
@CompileStatic
abstract class RunbookFile extends Script implements RunbookCode {

    private RunbookSource source
    private Runbook result

    @Override
    Optional<Runbook> read(RunbookSource source) {
        this.source = source
        run()
        Optional.ofNullable(result)
    }

    @Word('the runbook itself; a file holds exactly one')
    void runbook(String name, @DelegatesTo(value = RunbookBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        def at = source.here('runbook')
        if (result) {
            source.problem(at, "a second runbook `$name` in one file", 'one file holds one runbook; move this one to a folder of its own')
            return
        }
        result = Block.fill(new RunbookBlock(source, at, name), body).toRunbook()
    }
}
