package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `snapshot('name') { … }`: what is kept. */
@CompileStatic
class SnapshotBlock extends SkippableBlock {

    private boolean catalog
    private boolean rowCounts

    SnapshotBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('keep the catalog: every table, column, constraint, index, view, policy, function …')
    void catalog() {
        catalog = true
    }

    @Word('keep the number of rows of every table')
    void rowCounts() {
        rowCounts = true
    }

    Step toStep() {
        if (!catalog && !rowCounts) {
            source.problem(at, "snapshot `$name` keeps nothing", 'write `catalog()`, `rowCounts()` or both')
        }
        new Snapshot(head(), catalog, rowCounts)
    }
}
