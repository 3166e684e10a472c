package dev.gonogo.sql

/** Scripts of pieces in any order, the same for the same seed: what no author would write, made of what each may write. */
class RandomScripts {

    private static final List<String> WHOLE_QUOTES = [
        "'a;b'", "'it''s;'", "''", "'c:\\'", "E'\\';'", "e'\\\\'", "E'a'';'", "U&'\\0061;'", "b'0;'", "X'1;'", "n'a;'", '"x;y"', '"a"";"',
        'U&"d;"', '$$;$$', '$a$;$$;$a$', '$é$;$é$', '$a$ $A$;$a$', "'a'\n'b;'", "'a' -- '\n ';'", '/* ; */', '/*/**/;*/', '-- ;\n', '--;\r']
    private static final List<String> QUOTES = [
        "'", "'", "''", '"', '""', "E'", "e'", "E'\\''", "E'\\\\'", "'\n'", "'\r'", "'--\n'", "U&'", 'U&"', 'u&', "b'", "X'", "n'",
        '$$', '$$', '$a$', '$A$', '$a', '$é$', '$1$', '$']
    private static final List<String> OPERATORS = [
        '--', '-- x\n', '/*', '*/', '/**/', '/*/', '**/', '-', '/', '*', '+', '@', '<', '~', '=', '|', '#', '%']
    private static final List<String> MARKS = [';', ';', ';', '(', ')', '(', ')', '[', ']', ',', '.', '..', ':', '::', ':=']
    private static final List<String> WORDS = [
        'create', 'CREATE', 'or', 'replace', 'function', 'Procedure', 'begin', 'BEGIN', 'end', 'case', 'atomic', 'a', 'a$b', 'é', 'e',
        'u', 'x_1', 'select', 'array']
    private static final List<String> NUMBERS = [
        '1', '1.', '.5', '1e', '1e-', '1E+5', '0x', '$1', '$1a', '1a', '1..2', '..1.E', ':a', ":'a'", ':"a"', ':1']
    private static final List<String> SPACES = [' ', ' ', ' ', '\n', '\n', '\r\n', '\r', '\t', '\f', '\n\n', ' \n ']
    private static final List<List<String>> TORN = [QUOTES, OPERATORS, MARKS, MARKS, WORDS, WORDS, NUMBERS, SPACES, SPACES]
    private static final List<List<String>> WHOLE = [WHOLE_QUOTES, MARKS, MARKS, WORDS, WORDS, NUMBERS, SPACES, SPACES]
    private static final List<String> ROUTINES = [
        'create function f() ', 'create or replace procedure p() begin atomic ', 'CREATE FUNCTION begin_() BEGIN ATOMIC select case ']

    private final Random random

    RandomScripts(long seed) {
        random = new Random(seed)
    }

    String next() {
        def pieces = random.nextInt(3) == 0 ? TORN : WHOLE
        def start = random.nextInt(4) == 0 ? any(ROUTINES) : ''
        def glue = random.nextInt(3) == 0 ? ' ' : ''
        start + (1..3 + random.nextInt(40)).collect { any(any(pieces)) }.join(glue)
    }

    private <T> T any(List<T> list) {
        list[random.nextInt(list.size())]
    }
}
