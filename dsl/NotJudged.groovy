package dev.gonogo.dsl

import groovy.transform.CompileStatic

/** An assertion that cannot be evaluated on what the query returned: it is neither true nor false, but wrong. */
@CompileStatic
class NotJudged extends RuntimeException {

    final String assertion

    NotJudged(String assertion, Throwable why) {
        super("`$assertion` cannot be evaluated: ${reason(why)}", why)
        this.assertion = assertion
    }

    private static String reason(Throwable why) {
        if (why instanceof MissingMethodException) {
            return "${TypeNames.withExample(why.type.name)} has no `${why.method}`"
        }
        if (why instanceof MissingPropertyException) {
            return "${TypeNames.withExample(why.type.name)} has no `${why.property}`"
        }
        why.message ?: why.class.simpleName
    }
}
