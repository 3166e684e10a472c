package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `snapshot('name') { … }`: what is kept. */
@CompileStatic
class SnapshotBlock extends SkippableBlock {

    private boolean catalog
    private boolean rowCounts
    private boolean contents

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

    @Word('keep a sum over the rows of every table')
    void contents() {
        contents = true
    }

    Step toStep() {
        if (!catalog && !rowCounts && !contents) {
            source.problem(at, "snapshot `$name` keeps nothing", 'write `catalog()`, `rowCounts()` or `contents()`')
        }
        new Snapshot(head(), catalog, rowCounts, contents)
    }
}
