package dev.gonogo.sql

import spock.lang.Specification

/** Eight times the text takes about eight times the time; where it was read again and again, it would be 64 times. */
class SplitTimeSpec extends Specification {

    def 'time grows with the text: #kind'() {
        given:
        def text = piece * 50_000.intdiv(piece.length())
        def once = nanoseconds(text)
        def eightTimes = nanoseconds(text * 8)

        expect:
        eightTimes < 32 * once + 50_000_000

        where:
        kind                 | piece
        'statements'         | "insert into accounts values (1, 'O''Brien; a', \$\$x;\$\$); -- a comment; here\n/* and; here */\n"
        'one statement'      | "(1, 'O''Brien'), (2, E'\\'x'),\n"
        'routine bodies'     | 'create function f() returns int begin atomic select case when a then 1 end; select 2; end;\n'
        'comments'           | '/* /* ; */ */ -- ;\n'
        'escape strings'     | "E'' -- ;\n\n"
        'unclosed parens'    | '(['
        'torn dollar quotes' | '$abc $a$b'
        'torn variables'     | ":'a "
        'copies'             | 'copy t from stdin;\n1\n\\.\n'
        'double-encoded'     | 'Ã© â€“ '
        'problems'           | "select :name;\n"
    }

    def '4000 statements of 700 KB take well under a second'() {
        given:
        def script = (1..4000).collect { "insert into t (id, name, note) values ($it, 'name; $it', \$\$${'x' * 120}\$\$);\n" }.join('')
        SqlScript.parse('warm-up.sql', script)

        when:
        def started = System.nanoTime()
        def statements = SqlScript.parse('large.sql', script).statements()
        def uses = statements*.transactionUse()
        def milliseconds = (System.nanoTime() - started).intdiv(1_000_000)

        then:
        statements.size() == 4000
        uses.toSet() == [TransactionUse.TRANSACTIONAL].toSet()
        milliseconds < 1000
    }

    /** The best of a few runs: what else the machine does only adds to it. */
    private static long nanoseconds(String text) {
        (1..5).collect {
            def started = System.nanoTime()
            def splitter = new Splitter(new SourceText('time.sql', text))
            splitter.split()
            Mojibake.problem(new SourceText('time.sql', text))
            System.nanoTime() - started
        }.min()
    }
}
