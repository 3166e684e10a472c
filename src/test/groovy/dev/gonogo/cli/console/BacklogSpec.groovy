package dev.gonogo.cli.console

import spock.lang.Specification

class BacklogSpec extends Specification {

    def backlog = new Backlog(3, 2)

    def 'what comes faster than it is shown gives way, and is counted'() {
        when:
        (1..added).each { backlog.add("line $it") }

        then:
        backlog.drain() == shown
        backlog.drain() == []

        where:
        added || shown
        3     || ['line 1', 'line 2', 'line 3']
        5     || ['      … 3 lines more, see the record', 'line 4', 'line 5']
    }

    def 'a text of some lines is as many'() {
        when:
        backlog.add('a\n\nb')

        then:
        backlog.drain() == ['a', '', 'b']
    }
}
