package dev.gonogo.dsl

import dev.gonogo.model.Place
import groovy.transform.CompileStatic

/** What all blocks share: their words find out where they stand, and inner blocks are filled by their bodies. */
@CompileStatic
abstract class Block {

    protected final RunbookSource source

    protected Block(RunbookSource source) {
        this.source = source
    }

    static <B> B fill(@DelegatesTo.Target B block, @DelegatesTo(strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        if (body != null) {
            body.resolveStrategy = Closure.DELEGATE_ONLY
            body.delegate = block
            body.call()
        }
        block
    }

    protected Place here(String word) {
        source.here(word)
    }

    /** For a word that may be said once: tells the author where it was said before. */
    protected void once(Object before, String word) {
        if (before) {
            source.problem(here(word), "`$word` is said twice", 'keep one of the two')
        }
    }

    protected void positive(Number value, String word) {
        if (value.doubleValue() <= 0) {
            source.problem(here(word), "`$word` must be more than zero", '')
        }
    }
}
