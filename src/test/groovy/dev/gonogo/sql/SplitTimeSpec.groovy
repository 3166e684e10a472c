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
        'variables'          | "\\set v 1 + 1\nselect :v, :'v', :\"v\";\n"
        'conditions'         | "select 1 \\if false\n, 2 \\else\n, 3 \\endif\n;\n"
        'rows with a tail'   | 'copy t from stdin; select\n1\n\\.\n1;\n'
    }

    def 'a dump of 700 KB and 4000 statements takes well under a second'() {
        given:
        def script = dump(4000)
        SqlScript.parse('warm-up.sql', script)

        when:
        def statements = []
        def uses = []
        def milliseconds = (1..3).collect {
            def started = System.nanoTime()
            statements = SqlScript.parse('large.sql', script).statements()
            uses = statements*.transactionUse()
            (System.nanoTime() - started).intdiv(1_000_000)
        }.min()

        then:
        script.length() > 700_000
        statements.size() == 4000
        statements.count { it.rows().present } == 1000
        uses.toSet() == [TransactionUse.TRANSACTIONAL].toSet()
        milliseconds < 1000
    }

    /** Of four kinds of statements in turn, as pg_dump writes them. */
    private static String dump(int statements) {
        def of = [
            { "--\n-- Name: t$it; Type: TABLE; Schema: public; Owner: app\n--\n\nCREATE TABLE public.t$it (\n    id integer NOT NULL,\n    note text DEFAULT 'none; yet'::text\n);\n\n" },
            { "COPY public.t${it - 1} (id, note) FROM stdin;\n" + (1..8).collect { "$it\tit's \\\\N; \$\$ ${'x' * 40}\n" }.join('') + '\\.\n\n' },
            { "CREATE FUNCTION public.f$it(a integer) RETURNS integer\n    LANGUAGE plpgsql\n    AS \$_\$\nBEGIN\n  RETURN \$1; -- it's one\nEND;\n\$_\$;\n\n" },
            { "ALTER TABLE ONLY public.t${it - 3}\n    ADD CONSTRAINT t${it - 3}_pkey PRIMARY KEY (id);\n\n" }]
        (0..<statements).collect { of[it % 4].call(it) }.join('')
    }

    /** The best of a few runs: what else the machine does only adds to it. */
    private static long nanoseconds(String text) {
        (1..3).collect {
            def started = System.nanoTime()
            def splitter = new Splitter(new ScriptText('time.sql', text))
            splitter.split()
            Mojibake.problem(new ScriptText('time.sql', text))
            System.nanoTime() - started
        }.min()
    }
}
