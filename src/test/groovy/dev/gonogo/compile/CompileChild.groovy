package dev.gonogo.compile

import groovy.transform.CompileStatic

import java.nio.file.Path

/** A program that compiles a runbook with a cache and prints how many steps it has. */
@CompileStatic
class CompileChild {

    static void main(String[] args) {
        System.out.println(new RunbookCompiler(Path.of(args[0])).compile(Path.of(args[1])).steps().count())
    }
}
