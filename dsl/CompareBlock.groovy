package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `compare('snapshot') { … }`: what must be as it was. */
@CompileStatic
class CompareBlock extends SkippableBlock {

    private boolean catalog
    private boolean rowCounts
    private Percent tolerance
    private boolean contents
    private final List<String> except = []

    CompareBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('every table that is in both has as many rows as before')
    void rowCountsUnchanged() {
        rowCounts = true
    }

    @Word('every table that is in both has as many rows as before, give or take this share')
    void rowCountsWithin(Percent share) {
        positive(share.value(), 'rowCountsWithin')
        rowCounts = true
        tolerance = share
    }

    @Word('every table that is in both has the very rows that it had')
    void contentsUnchanged() {
        contents = true
    }

    @Word('tables, with their schema, whose rows are not compared')
    void except(String... tables) {
        except.addAll(tables)
    }

    @Word('the catalog is the same, object by object')
    void catalogUnchanged() {
        catalog = true
    }

    Step toStep() {
        if (!catalog && !rowCounts && !contents) {
            source.problem(at, "compare `$name` compares nothing", 'write `rowCountsUnchanged()`, `contentsUnchanged()` or `catalogUnchanged()`')
        }
        new Compare(head(), new SourceName(at, name), rowCounts, Optional.ofNullable(tolerance), contents, catalog, except)
    }
}
