package dev.gonogo.cli.console

import spock.lang.Specification

class BacklogSpec extends Specification {

    def backlog = new Backlog(3)

    def 'what comes faster than it is shown gives way, and is counted'() {
        when:
        (1..5).each { backlog.add("line $it") }

        then:
        backlog.drain() == '      … 2 lines more, see the record\nline 3\nline 4\nline 5\n'
        backlog.drain() == ''

        when:
        backlog.add('a\nb')

        then:
        backlog.drain() == 'a\nb\n'
    }
}
