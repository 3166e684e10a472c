package dev.gonogo.dsl

import groovy.transform.CompileStatic

/** The NULLs that the assertion being judged has met and has not asked for. */
@CompileStatic
class NullsMet {

    private final List<String> met = []
    private final Set<String> nullLocals = []
    private List<String> asked = []

    /** @param locals the variables of the block that come next @param asked the names that it compares with null itself */
    void begin(List<String> locals, List<String> asked) {
        this.asked = asked
        met.clear()
        met.addAll(locals.findAll { String local -> local in nullLocals && !(local in asked) })
    }

    /** What was met since the last beginning is from now on in this variable. */
    void keep(String local) {
        if (met) {
            nullLocals << local
        }
    }

    Object seen(String name, Object value) {
        if (value == null && !(name in asked)) {
            met << name
        }
        value
    }

    boolean isEmpty() {
        met.empty
    }

    int mark() {
        met.size()
    }

    /** The answer is certain whatever the NULLs met since the mark would have been. */
    void forget(int mark) {
        met.subList(mark, met.size()).clear()
    }

    @Override
    String toString() {
        empty ? '' : met.unique(false).join(', ') + ' is NULL, and NULL is not true'
    }
}
