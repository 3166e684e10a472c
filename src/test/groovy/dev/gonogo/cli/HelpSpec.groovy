package dev.gonogo.cli

import spock.lang.Specification

import java.nio.charset.StandardCharsets

class HelpSpec extends Specification {

    static final Map<String, String> NO_TERMINAL = [TERM: 'dumb', NO_COLOR: '1']

    def 'the help that was written down is the one that the commands tell'() {
        expect:
        Main.getResource('help.txt').getText('UTF-8') == printed('--help')
    }

    def 'each command tells about itself, and is the one that is named: #name'() {
        expect:
        printed(name, '--help').startsWith("Usage: gonogo $name ")

        where:
        name << (Main.getResource('help.txt').getText('UTF-8') =~ /(?m)^  ([a-z]+) {2}/).collect { it[1] }
    }

    private static String printed(String... arguments) {
        def out = new ByteArrayOutputStream()
        assert new CommandLineProgram(new PrintStream(out), System.err, NO_TERMINAL).run(arguments) == 0
        out.toString(StandardCharsets.UTF_8)
    }
}
