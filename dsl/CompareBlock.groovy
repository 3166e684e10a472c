package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `compare('snapshot') { … }`: what must be as it was. */
@CompileStatic
class CompareBlock extends SkippableBlock {

    private boolean catalog
    private boolean rowCounts

    CompareBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('every table that is in both has as many rows as before')
    void rowCountsUnchanged() {
        rowCounts = true
    }

    @Word('the catalog is the same, object by object')
    void catalogUnchanged() {
        catalog = true
    }

    Step toStep() {
        if (!catalog && !rowCounts) {
            source.problem(at, "compare `$name` compares nothing", 'write `rowCountsUnchanged()`, `catalogUnchanged()` or both')
        }
        new Compare(head(), new SourceName(at, name), rowCounts, catalog)
    }
}
