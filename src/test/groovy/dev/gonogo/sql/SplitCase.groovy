package dev.gonogo.sql

import groovy.transform.Immutable

/**
 * A script and the queries that psql 15 cut it into. Files of them have a line `§ name` before each script and a line `§→`
 * before each query; `␍` stands for a carriage return.
 */
@Immutable
class SplitCase {

    String name
    String script
    List<String> sent

    static List<SplitCase> read(String resource) {
        parse(SplitCase.getResource(resource).getText('UTF-8'))
    }

    static List<SplitCase> parse(String text) {
        text.replace('␍', '\r').split(/(?m)^§ /).toList().tail().collect { part ->
            def (head, tail) = part.split('\n', 2)
            def blocks = tail.split(/(?m)^§→\n/, -1)*.replaceFirst(/\n$/, '')
            new SplitCase(head, blocks.head(), blocks.tail())
        }
    }

    String format() {
        "§ $name\n${([script] + sent).join('\n§→\n')}\n".replace('\r', '␍')
    }

    /** What psql sent without the queries of nothing but comments and semicolons. */
    List<String> statements() {
        sent.findAll { !isEmpty(it) }
    }

    @Override
    String toString() {
        name
    }

    /** psql adds the semicolon and what stands before it, and drops empty lines. */
    static boolean isWhatPsqlSent(String statement, String query) {
        def text = withoutEmptyLines(statement)
        def sent = withoutEmptyLines(query)
        sent.startsWith(text) && sent.substring(text.length()) ==~ /(\s|--[^\n\r]*)*;?/
    }

    private static String withoutEmptyLines(String text) {
        text.replaceAll(/\n+/, '\n')
    }

    /** The tokens alone, without the semicolon at the end and without empty lines, which psql drops. */
    static String plain(String text) {
        def lexer = new Lexer(text)
        def tokens = []
        for (def token = lexer.nextSolid(); token.kind() != Token.Kind.END; token = lexer.nextSolid()) {
            tokens << withoutEmptyLines(token.in(text))
        }
        tokens.join(' ').replaceFirst(/( ;)+$/, '')
    }

    static boolean isEmpty(String query) {
        def inner = /(?s)\/\*(?:(?!\/\*|\*\/).)*\*\//
        def left = query
        while (left =~ inner) {
            left = left.replaceFirst(inner, ' ')
        }
        left.replaceAll(/--[^\n\r]*/, '').replaceAll(/[\s;]/, '').empty
    }
}
