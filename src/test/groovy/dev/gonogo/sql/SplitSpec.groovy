package dev.gonogo.sql

import spock.lang.Specification

class SplitSpec extends Specification {

    def 'cuts where psql 15 cuts: #expected.name'() {
        when:
        def statements = split(expected.script)

        then:
        statements.size() == expected.statements().size()
        [statements, expected.statements()].transpose().every { statement, query -> SplitCase.isWhatPsqlSent(statement.text(), query) }

        where:
        expected << SplitCase.read('psql-hard.txt') + SplitCase.read('psql-random.txt')
    }

    def 'a string with backslash escapes goes on behind a line break, where psql loses it and the server does not'() {
        expect:
        split("select E'it''s'\n  -- and\n  ' \\'; more'; select 2;")*.text() ==
                ["select E'it''s'\n  -- and\n  ' \\'; more'", 'select 2']
        split("select E'a' 'b\\'; select 2;")*.text() == ["select E'a' 'b\\'", 'select 2']
    }

    def 'statements are pieces of the text in their order, and between them is nothing but space, comments and semicolons'() {
        given:
        def scripts = new RandomScripts(2024)

        expect:
        500.times {
            def script = scripts.next()
            def splitter = new Splitter(new ScriptText('random.sql', script))
            def statements = splitter.split()
            if (splitter.problems().empty) {
                assertPieces(script, statements)
            }
        }
    }

    private static void assertPieces(String script, List<SqlStatement> statements) {
        int end = 0
        statements.each { statement ->
            assert script.startsWith(statement.text(), statement.offset())
            assert isBetween(script.substring(end, statement.offset()))
            end = statement.offset() + statement.text().length()
        }
        assert isBetween(script.substring(end))
    }

    private static boolean isBetween(String text) {
        def lexer = new Lexer(text)
        def token = lexer.nextSolid()
        while (token.kind() == Token.Kind.SEMICOLON) {
            token = lexer.nextSolid()
        }
        token.kind() == Token.Kind.END
    }

    private static List<SqlStatement> split(String script) {
        new Splitter(new ScriptText('script.sql', script)).split()
    }
}
