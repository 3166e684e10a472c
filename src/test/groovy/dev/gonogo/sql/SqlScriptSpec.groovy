package dev.gonogo.sql

import dev.gonogo.model.RunbookProblems
import java.nio.charset.Charset
import spock.lang.Specification

class SqlScriptSpec extends Specification {

    private static final Charset WINDOWS_1252 = Charset.forName('windows-1252')
    private static final List<Integer> UNUSED_IN_1252 = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

    def 'the same statements with and without a byte-order mark, and with any line ends'() {
        expect:
        def statements = SqlScript.read('a.sql', text.getBytes('UTF-8')).statements()
        statements*.text() == ['select 1', 'select 2']
        statements*.at()*.toString() == ['a.sql:2:1', 'a.sql:3:3']
        statements*.offset() == offsets

        where:
        text                                   | offsets
        '-- x\nselect 1;\n  select 2\n'        | [5, 17]
        '\uFEFF-- x\nselect 1;\n  select 2\n'  | [5, 17]
        '-- x\r\nselect 1;\r\n  select 2\r\n'  | [6, 19]
        '-- x\rselect 1;\r  select 2\r'        | [5, 17]
    }

    def 'a file without a statement has none'() {
        expect:
        SqlScript.read('a.sql', text.getBytes('UTF-8')).statements().empty

        where:
        text << ['', '\uFEFF', '\n\n', '-- nothing;', '/* nothing; */', ';;;', '-- a\n;/* b */;']
    }

    def 'keeps the name of the file, and a list that nobody changes'() {
        given:
        def script = SqlScript.parse('a.sql', 'select 1')

        when:
        script.statements().clear()

        then:
        thrown UnsupportedOperationException
        script.file() == 'a.sql'
    }

    def 'what is never closed is told where it was opened: #text'() {
        expect:
        problemsOf("select 1;\n$text\nselect 2;") ==
                "a.sql:2:$column: unterminated $what\n$text\n${' ' * (column - 1)}^\n" +
                "  hint: it is open until the end of the file: close it with $close"

        where:
        text                       | column || what                   | close
        "select 'a; select 2;"     | 8      || 'quoted string'        | "`'`"
        "select E'a\\'"            | 8      || 'quoted string'        | "`'`"
        "select N'a''"             | 8      || 'quoted string'        | "`'`"
        'select 1 as "a;'          | 13     || 'quoted identifier'    | '`"`'
        'select 1 as U&"a;'        | 13     || 'quoted identifier'    | '`"`'
        'do $body$ begin end $$;'  | 4      || 'dollar-quoted string' | '`$body$`'
        'do $$ begin end $body$;'  | 4      || 'dollar-quoted string' | '`$$`'
        'select 1 /* a /* b */ ;'  | 10     || 'comment'              | '`*/`, once for each `/*` in it'
    }

    def 'what keeps a statement from ending is told where it was opened: #text'() {
        expect:
        problemsOf("select 1;\n$text\nselect 2;") ==
                "a.sql:2:$column: unterminated $what\n$text\n${' ' * (column - 1)}^\n  hint: no `;` behind $hint"

        where:
        text                                        | column || what           | hint
        'select f(1, (2);'                          | 9      || 'parenthesis'  | 'it ends the statement: close it with `)`'
        'select a[(1];'                             | 10     || 'parenthesis'  | 'it ends the statement: close it with `)`'
        'create function f() begin atomic select 1;' | 21    || 'routine body' | 'this `BEGIN` ends the statement: close it with `END`'
    }

    def 'an open quote is the only thing told of what it swallowed'() {
        expect:
        problemsOf('create table t (a int, b text default \'x);') ==
                "a.sql:1:39: unterminated quoted string\ncreate table t (a int, b text default 'x);\n${' ' * 38}^\n" +
                "  hint: it is open until the end of the file: close it with `'`"
    }

    def 'psql meta-command #command is refused'() {
        expect:
        problemsOf("select 1\n  $line\n;") ==
                "a.sql:2:${column}: psql meta-command `$command` is not supported here\n  $line\n${' ' * (column - 1)}^\n  hint: $hint"

        where:
        line                         | command      | column || hint
        '\\gexec'                    | '\\gexec'    | 3      || 'run the statements that the query makes in a `DO` block with `EXECUTE`'
        'from t \\gset x_'           | '\\gset'     | 10     || 'write the value into the script, or set it with `\\set`'
        'from t \\g out.txt'         | '\\g'        | 10     || 'end the statement with `;`'
        "\\prompt 'who? ' name"      | '\\prompt'   | 3      || 'write the value into the script, or set it with `\\set`'
        '\\! rm -rf /'               | '\\!'        | 3      || 'a `command` step starts a program'
        '\\connect other'            | '\\connect'  | 3      || 'a file runs on the connection of its step'
        '\\quit'                     | '\\quit'     | 3      || 'a file is read to its end: put what follows between `\\if` and `\\endif`, or take it out'
        '\\o out.txt'                | '\\o'        | 3      || 'answers are not kept in files; a `check` keeps the rows of its query'
        '\\d+ t'                     | '\\d+'       | 3      || "ask for it in a `check`: nobody reads psql's answer here"
        '\\x'                        | '\\x'        | 3      || 'take it out: it only changes what psql shows'
        '\\.'                        | '\\.'        | 3      || 'rows end there, and no `COPY … FROM stdin` is before it'
        'from t \\; select 3'        | '\\;'        | 10     || 'end the statement with `;`'
    }

    def 'psql variable #variable that is not set is refused'() {
        expect:
        problemsOf("select 1;\nselect $text;") ==
                "a.sql:2:${column}: psql variable `$variable` is not set\nselect $text;\n${' ' * (column - 1)}^\n" +
                "  hint: set it before with `\\set $name …`; a `:` that belongs to the SQL needs a space behind it"

        where:
        text                          | variable    | name      | column
        'id = :id'                    | ':id'       | 'id'      | 13
        ":'name' || 'x'"              | ":'name'"   | 'name'    | 8
        '1 from :"tab"'               | ':"tab"'    | 'tab'     | 15
        'x::int + :größe_1'           | ':größe_1'  | 'größe_1' | 17
        'array[:a, 2]'                | ':a'        | 'a'       | 14
        'array[[1, :b]]'              | ':b'        | 'b'       | 18
        'a[(:n)]'                     | ':n'        | 'n'       | 11
        'x:::name'                    | ':name'     | 'name'    | 11
    }

    def 'a colon that is no variable passes: #text'() {
        expect:
        problemsOf("select $text; call p(a:=b);") == ''

        where:
        text << ['x::int', '\'1\'::text::int', 'a[1:2]', 'a[lo:hi]', 'a[:hi]', 'a["x":"y"]', 'a[f(1):n][:m]', 'array[a[1:n]]',
                 'json_object(\'a\' : b)', 'json_object(\'a\':1)', '\':a\'', '":a"', '$$:a$$ /* :a */ -- :a\n', ': a', ":'a b'", ':{a}']
    }

    def 'COPY to the client is refused: #copy'() {
        expect:
        problemsOf("select 1;\n$copy;") == "a.sql:2:1: `COPY … TO stdout` has nobody to read it here\n$copy;\n^\n" +
                '  hint: take it out; a `check` keeps the rows of its query as evidence'

        where:
        copy << ['copy t to stdout', 'copy (select 1 from stdin) to stdout csv', 'COPY BINARY t TO STDIN']
    }

    def 'COPY without data in the file passes: #copy'() {
        expect:
        problemsOf(copy) == ''

        where:
        copy << ["copy t from '/tmp/x'", "copy t to 'stdout'", "copy t from 'stdin'", 'select 1 from stdin']
    }

    def 'strings with backslashes by a setting are refused: #set'() {
        expect:
        problemsOf(set) == "a.sql:1:1: `standard_conforming_strings = off` is not supported here\n$set\n^\n" +
                "  hint: leave it on, and write a string with backslash escapes as `E'…'`"

        where:
        set << ['set standard_conforming_strings = off', 'SET LOCAL standard_conforming_strings TO false',
                "set session standard_conforming_strings = 'off'"]
    }

    def 'standard strings may be switched on'() {
        expect:
        problemsOf('SET standard_conforming_strings = on;') == ''
    }

    def 'bytes that are not UTF-8 are one problem, with the first of them'() {
        expect:
        problemsOf("select 1;\n-- für é\nselect 'é'".getBytes('ISO-8859-1')) ==
                'a.sql:2:5: byte 0xFC is not UTF-8\n-- f\uFFFDr \uFFFD\n    ^\n' +
                '  hint: save the file as UTF-8; it may be Windows-1252 or Latin-1 now'
        problemsOf([0xEF, 0xBB, 0xBF, 0xC3, 0xA9, 0x20, 0xE2, 0x82] as byte[]) ==
                'a.sql:1:3: byte 0xE2 is not UTF-8\né \uFFFD\n  ^\n' +
                '  hint: save the file as UTF-8; it may be Windows-1252 or Latin-1 now'
        problemsOf('\uFEFFselect 1;'.getBytes('UTF-16LE')).readLines().with { [first(), last()] } ==
                ['a.sql:1:1: byte 0xFF is not UTF-8', '  hint: the file is UTF-16: save it as UTF-8']
    }

    def 'a NUL is one problem'() {
        expect:
        problemsOf('select 1;\nselect \'\0'.getBytes('UTF-8')) ==
                'a.sql:2:9: NUL byte in SQL text\nselect \'\0\n        ^\n' +
                '  hint: SQL has none; a file full of them is UTF-16: save it as UTF-8'
    }

    def 'double-encoded text is refused at its first place'() {
        expect:
        problemsOf(damaged("select 1; -- Müller – ✅ Größe")) ==
                'a.sql:1:15: double-encoded UTF-8: `Ã¼` was `ü` (and 4 more)\nselect 1; -- MÃ¼ller â€“ âœ… GrÃ¶ÃŸe\n              ^\n' +
                "  hint: save the file from its source again, as UTF-8; if it is meant, write it with escapes: U&'\\00C3'"
    }

    def 'double-encoded #text is found'() {
        expect:
        problemsOf(damaged("select '$text'")).startsWith("a.sql:1:9: double-encoded UTF-8: `${damaged(first)}` was `$first`")

        where:
        text << ['é', 'Österreich', 'ß', 'ł', 'ž', 'Жук', 'я', 'Ω', 'λόγος', '£', '°', '–', '—', '’', '“', '…', '€', '•', '→', '≥',
                 '✅', '✓', '❌', '🚀', '🎉', '\uFEFF']
        first = text.substring(0, text.offsetByCodePoints(0, 1))
    }

    def 'correct text is no double-encoding: #text'() {
        expect:
        problemsOf("select '$text'") == ''

        where:
        text << ['Müller – Größe', '« café\u00A0»', '“AMANHÔ', 'CAFÉ…', '„JÄ”', 'Ñandú', 'AMANHÃ –', 'São Paulo', 'âge', 'naïve', 'Ångström', 'Привет', 'Ωmega',
                 '日本語', '✅ 🚀', 'Ã', 'Â', 'â€', '10 °C', '«SÃ»', 'ð']
    }

    def 'all problems of a file come at once, in their order'() {
        expect:
        problemsOf('\\gset x 1\nselect :x;\ncopy t to stdout;\nselect \'Ã©\', :y;\nselect (1;').readLines()
                .findAll { it.startsWith('a.sql') }*.replaceFirst(/: .*/, '') ==
                ['a.sql:1:1', 'a.sql:2:8', 'a.sql:3:1', 'a.sql:4:9', 'a.sql:4:14', 'a.sql:5:8']
    }

    private static String damaged(String text) {
        def bytes = text.getBytes('UTF-8')
        bytes.collect { it & 0xFF }.collect { it in UNUSED_IN_1252 ? (char) it : new String([it] as byte[], WINDOWS_1252) }.join('')
    }

    private static String problemsOf(String text) {
        problemsOf(text.getBytes('UTF-8'))
    }

    private static String problemsOf(byte[] content) {
        try {
            SqlScript.read('a.sql', content)
            ''
        } catch (RunbookProblems problems) {
            problems.message
        }
    }
}
