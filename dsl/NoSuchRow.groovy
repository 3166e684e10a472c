package dev.gonogo.dsl

import groovy.transform.CompileStatic

/** An assertion asked for a row, or a value, that the query did not return. It does not hold then. */
@CompileStatic
class NoSuchRow extends RuntimeException {

    NoSuchRow(String message) {
        super(message)
    }
}
