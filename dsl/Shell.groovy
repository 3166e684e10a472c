package dev.gonogo.dsl

import groovy.transform.CompileStatic

/** A line for bash as the arguments of a program. */
@CompileStatic
final class Shell {

    private Shell() {
    }

    /** A variable that is not set, and a failure anywhere in a pipe, end it. */
    static List<String> of(String line) {
        ['bash', '-euo', 'pipefail', '-c', line]
    }
}
