package dev.gonogo.dsl

import dev.gonogo.model.Place
import groovy.transform.CompileStatic

/**
 * What all blocks share: their words find out where they stand, and inner blocks are filled by their bodies. Blocks that most
 * runbooks have ask for null and emptiness by name: for Groovy's truth the classes of what is asked would be learned first.
 */
@CompileStatic
abstract class Block {

    protected final RunbookSource source
    private final Map<String, Place> said = [:]

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

    /** Called by compiled code that hands its block to a helper, never written by hand. */
    Block itself() {
        this
    }

    protected Place here(String word) {
        source.here(word)
    }

    /** The place of a word that may be said once: a second time tells the author where the first is. */
    protected Place once(String word) {
        def at = here(word)
        def first = said.putIfAbsent(word, at)
        if (first) {
            source.problem(at, "`$word` is said twice", "the first is on line ${first.line()}; keep one of the two")
        }
        at
    }

    protected void positive(Number value, String word) {
        if (value.doubleValue() <= 0) {
            source.problem(here(word), "`$word` must be more than zero", '')
        }
    }

    protected void notNegative(Number value, String word) {
        if (value.doubleValue() < 0) {
            source.problem(here(word), "`$word` cannot be less than zero", '')
        }
    }

    protected void named(String name, Place at, String what) {
        if (name.blank) {
            source.problem(at, "a $what needs a name", '')
        }
    }

    protected void notBlank(String text, String word) {
        if (text.blank) {
            source.problem(here(word), "`$word` is given an empty text", '')
        }
    }
}
