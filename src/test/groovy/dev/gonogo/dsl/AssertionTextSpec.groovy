package dev.gonogo.dsl

import spock.lang.Specification

/** Groovy's picture of a false assertion, made fit for a report. */
class AssertionTextSpec extends Specification {

    def 'the keyword goes, and what stands below the parts stays below them'() {
        expect:
        AssertionText.of('''
            assert a == b
                   | |  |
                   1 |  2
                     false
            '''.stripIndent()) == '''\
            a == b
            | |  |
            1 |  2
              false'''.stripIndent()
    }

    def 'durations are short, and as wide as they were'() {
        expect:
        AssertionText.of('elapsed < 5.ms\n|       |   |\nPT0.01S |   PT0.005S\n        false') ==
                'elapsed < 5.ms\n|       |   |\n0.01s   |   0.005s\n        false'
    }

    def 'a line that is longer than anyone reads is cut'() {
        expect:
        AssertionText.of('rows.empty\n' + 'x' * 500) == 'rows.empty\n' + 'x' * 160 + ' …'
    }
}
