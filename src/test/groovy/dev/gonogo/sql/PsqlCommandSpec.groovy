package dev.gonogo.sql

import dev.gonogo.model.RunbookProblems
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.NoSuchFileException
import java.nio.file.Path

/** psql's backslash commands and variables: what is sent in the end, by us and by the psql on the PATH, and what is told. */
class PsqlCommandSpec extends Specification {

    @TempDir
    Path folder

    private Map<String, String> files = [:]

    def 'a variable is replaced where psql replaces it: #script'() {
        expect:
        statements(script) == expected
        psqlSends(script, expected)

        where:
        script                                                        || expected
        '\\set n 7\nselect :n, :n+1, x:::n, a[:n:2];'                 || ['select 7, 7+1, x::7, a[7:2]']
        '\\set n 7\nselect :n, x::int, \':n\', ":n", $$:n$$ /* :n */ -- :n\n;' || ['select 7, x::int, \':n\', ":n", $$:n$$ /* :n */']
        "\\set n 'it''s'\nselect :'n', :\"n\";"                       || ["select 'it''s', \"it's\""]
        "\\set n 'a\\\\b'\nselect :'n';"                              || ["select  E'a\\\\b'"]
        "\\set n 'a\"b'\nselect 1 as :\"n\";"                         || ['select 1 as "a""b"']
        '\\set a 1\n\\set b :a :a\n\\set a 2\nselect :a, :b;'         || ['select 2, 11']
        '\\set a b\n\\set b 5\n\\set c \':a\'\n\\set d \'\\072b\'\nselect :d, :c;' || ['select 5, b']
        "\\set q 'select 1; select'\n:q 2;"                           || ['select 1', 'select 2']
        "\\set q 'select 1;'\n:q select 2;"                           || ['select 1', 'select 2']
        '\\set t pg_\nselect * from :t:t;'                            || ['select * from pg_pg_']
        'select :{?n}, :{?n };\n\\set n\nselect :{?n};'               || ['select FALSE, :{?n }', 'select TRUE']
        '\\set n 1\r\n\\if :n\r\nselect :n;\r\n\\endif\r\n\\if :{?m}\r\nselect 2;\r\n\\endif\r\n' || ['select 1']
        '\\set n 1\n\\unset n\nselect :{?n};'                         || ['select FALSE']
        '\\set lo 1\nselect a[:lo:2], a[1:lo], a[1:hi];'              || ['select a[1:2], a[11], a[1:hi]']
        'select 1 \\:x, 2 :: int;'                                    || ['select 1 :x, 2 :: int']
        '\\set AUTOCOMMIT on\n\\set ON_ERROR_STOP\n\\set VERBOSITY verbose\nselect :\'ON_ERROR_STOP\';' || ["select 'on'"]
        '\\set end END\ncreate function f() returns int begin atomic select 1; :end; select 2' || ['create function f() returns int begin atomic select 1; END', 'select 2']
        '\\set par (\nselect :par 1; ); select 2'                     || ['select ( 1; )', 'select 2']
    }

    def 'a branch is taken as psql takes it: #condition'() {
        given:
        def script = "\\set yes 1\n\\set no off\n\\if $condition\nselect 'if';\n\\else\nselect 'else';\n\\endif\nselect 'end';"
        def expected = ["select '${taken ? 'if' : 'else'}'" as String, "select 'end'"]

        expect:
        statements(script) == expected
        psqlSends(script, expected)

        where:
        condition       || taken
        'true'          || true
        'TRUE'          || true
        'tr'            || true
        'y'             || true
        'on'            || true
        '1'             || true
        "'yes'"         || true
        ':yes'          || true
        ':{?yes}'       || true
        'false'         || false
        'n'             || false
        'of'            || false
        'OFF'           || false
        '0'             || false
        ':no'           || false
        ':{?nobody}'    || false
    }

    def 'of several branches one is taken, and what is skipped does nothing: #script'() {
        expect:
        statements(script) == expected
        psqlSends(script, expected)

        where:
        script                                                                                 || expected
        '\\if 0\nselect 1;\n\\elif 1\nselect 2;\n\\elif 1\nselect 3;\n\\else\nselect 4;\n\\endif'      || ['select 2']
        '\\if 1\n\\if 0\nselect 1;\n\\endif\nselect 2;\n\\else\n\\if 1\nselect 3;\n\\endif\n\\endif'   || ['select 2']
        '\\if 0\n\\if 1\nselect 1;\n\\else\nselect 2;\n\\endif\n\\else\nselect 3;\n\\endif'            || ['select 3']
        '\\if 1\nselect 1;\n\\elif nonsense\n\\endif'                                                  || ['select 1']
        'select 1 \\if 1\n, 2 \\else\n, 3 \\endif\n, 4;'                                               || ['select 1 \n, 2 \n, 4']
        'select (1 \\if 0\n, (2 \\endif\n);'                                                           || ['select (1 \n)']
        '\\if 0\n\\! rm\n\\set x 1\n\\i nothing.sql\n\\quit\n\\restrict k\n\\echo `date`\n\\copy :\n\\endif\nselect :{?x};' || ['select FALSE']
        '\\if 0 \\\\ select 1; \\endif \\\\ select 2;'                                                   || ['select 2']
        "\\if 0\nselect '\\endif\n';\n\\endif\nselect 2;"                                              || ['select 2']
    }

    def 'what is said keeps its order and its place'() {
        given:
        files['b.sql'] = "\\echo in :who 'file  b'\nselect 2;\n\\qecho behind"

        when:
        def script = script("\\set who ana\n\\echo -n a \"B c\" 'it''s\\t1'\nselect 1\n  \\warn  careful;\n;\n\\i b.sql\n\\echo last :{?who} :'who' :nobody\n\\echo")

        then:
        script.statements().collect { [it.text(), it.said().collect { "$it.at $it.severity $it.text" as String }] } == [
                ['select 1', ['a.sql:2:1 ECHO a "B c" it\'s\t1', 'a.sql:4:3 WARNING careful;']],
                ['select 2', ['dir/b.sql:1:1 ECHO in ana file  b']]]
        script.said().collect { "$it.at $it.severity $it.text" as String } ==
                ['dir/b.sql:3:1 ECHO behind', "a.sql:7:1 ECHO last TRUE 'ana' :nobody", 'a.sql:8:1 ECHO ']
    }

    def 'what a command does not know is passed over, and told'() {
        expect:
        script("\\unset a b\nselect 1;").statements()[0].said()*.text() == ['\\unset: extra argument "b" ignored']
    }

    def 'files are included where they are named, from where psql looks for them'() {
        given:
        files['one.sql'] = 'select 1; \\ir sub/two.sql\nselect :v'
        files['sub/two.sql'] = "\\ir three.sql\n\\include 'sub/four.sql';\n\\set v 5"
        files['sub/three.sql'] = '\uFEFFselect 3;\r\n'
        files['sub/four.sql'] = 'select 4; -- no end'

        when:
        def main = 'select 0 \\include_relative ./one.sql\n, 6;'
        def statements = script(main).statements()

        then:
        psqlSends(main, statements*.text())
        statements*.text() == ['select 1', 'select 3', 'select 4', 'select 5', 'select 0 \n, 6']
        statements*.at()*.toString() == ['dir/one.sql:1:1', 'dir/sub/three.sql:1:1', 'dir/sub/four.sql:1:1', 'dir/one.sql:2:1', 'a.sql:1:1']
    }

    def 'what cannot be included is told where it is named: #what'() {
        given:
        files['loop.sql'] = '\\i b.sql'
        files['b.sql'] = 'select 1;\n  \\ir loop.sql'
        files['open.sql'] = "\\if 1\nselect '1;"
        (1..20).each { files["deep${it}.sql".toString()] = "\\i deep${it + 1}.sql".toString() }

        expect:
        problems(script).readLines().findAll { it =~ /^\S+sql:/ } == told

        where:
        what            | script               || told
        'nothing'       | '\\i'                || ['a.sql:1:1: `\\i` needs the path of a file']
        'a missing one' | 'select 1;\n \\i no.sql' || ['a.sql:2:2: there is no file `no.sql`']
        'itself'        | '\\i a.sql'          || ['a.sql:1:1: `a.sql` includes itself']
        'a ring'        | '\\i ./sub/../b.sql' || ['dir/loop.sql:1:1: `b.sql` includes itself']
        'too deep'      | '\\i deep1.sql'      || ['dir/deep16.sql:1:1: files include each other more than 16 deep']
        'an absolute'   | '\\i /etc/passwd'    || ['a.sql:1:1: `/etc/passwd` is a path of one machine']
        'of a home'     | '\\i ~/x.sql'        || ['a.sql:1:1: `~/x.sql` is a path of one machine']
        'an open quote' | '\\i open.sql'       || ['dir/open.sql:2:8: unterminated quoted string']
    }

    def 'a dump is read between its keys, and nothing else is taken there'() {
        expect:
        statements("\\restrict aB1\n\nSET x = 1;\ncopy t from stdin;\n\\\\.\n\\.\n\\unrestrict aB1\n\\echo fine") == ['SET x = 1', 'copy t from stdin']
        problems(script).startsWith("a.sql:$told")

        where:
        script                                  || told
        '\\restrict a\n\\if 1'                  || '2:1: `\\if` behind `\\restrict`'
        '\\restrict a\n\\echo no'               || '2:1: `\\echo` behind `\\restrict`'
        '\\restrict a\n\\unrestrict b'          || '2:1: `\\unrestrict` with another key than `\\restrict`'
        '\\unrestrict a'                        || '1:1: `\\unrestrict` without `\\restrict`'
        '\\restrict'                            || '1:1: `\\restrict` needs a key'
    }

    def 'what psql would do otherwise is refused with its place: #script'() {
        expect:
        problems(script).startsWith(told)

        where:
        script                                   || told
        "select 1;\n  \\set ON_ERROR_STOP off"   || 'a.sql:2:3: `ON_ERROR_STOP` cannot be `off` here'
        '\\unset ON_ERROR_STOP'                  || 'a.sql:1:1: `ON_ERROR_STOP` cannot be `off` here'
        '\\set AUTOCOMMIT 0'                     || 'a.sql:1:1: `AUTOCOMMIT` cannot be `0` here'
        '\\set ON_ERROR_ROLLBACK on'             || 'a.sql:1:1: `ON_ERROR_ROLLBACK` cannot be `on` here'
        '\\set SINGLELINE'                       || 'a.sql:1:1: `SINGLELINE` cannot be `` here'
        '\\set a-b 1'                            || 'a.sql:1:1: `a-b` is no name for a variable'
        '\\set d `date`'                         || 'a.sql:1:8: a program in backquotes is not run here'
        "\\set d 'open"                          || 'a.sql:1:8: unterminated quoted string'
        '\\if maybe\n\\endif'                    || 'a.sql:1:1: `maybe` is neither true nor false'
        '\\if :x\n\\endif'                       || 'a.sql:1:1: `:x` is neither true nor false'
        '\\if 1\nselect 1;'                      || 'a.sql:1:1: `\\if` without `\\endif`'
        '\\endif'                                || 'a.sql:1:1: `\\endif` has no `\\if`'
        '\\else'                                 || 'a.sql:1:1: `\\else` has no `\\if`'
        '\\if 1\n\\else\n\\elif 1\n\\endif'      || 'a.sql:3:1: `\\elif` stands behind the `\\else`'
        '\\if 0\ncopy t from stdin;\n1\n\\.\n\\endif' || 'a.sql:4:1: `\\.` in a branch that is skipped'
        '\\encoding latin1'                      || 'a.sql:1:1: `\\encoding latin1` is not supported here'
        'select :DBNAME;'                        || 'a.sql:1:8: psql variable `:DBNAME` is not set\nselect :DBNAME;\n       ^\n  hint: psql takes it from its session; write `current_database()`'
        "\\set v 'a''b'\nselect :v;"             || 'a.sql:2:8: the value of a psql variable opens a quote or comment, and does not close it'
        "\\set v 'a \\\\echo b'\nselect :v;"     || 'a.sql:2:8: a backslash command in the value of `v`'
        "\\set v ':v'\n\\set w '\\072v'\n\\set v :w\nselect :v;" || 'a.sql:4:8: psql variable `:v` is not set'
    }

    def 'what only changes what psql shows passes: #line'() {
        expect:
        statements("$line\nselect 1;") == ['select 1']

        where:
        line << ['\\timing', '\\timing off', '\\pset pager off', "\\pset null 'x y'", '\\encoding utf-8', '\\encoding UTF8', '\\encoding', '\\set', '\\set QUIET on']
    }

    def 'rows of COPY are read as psql reads them: #what'() {
        when:
        def statements = script(text).statements()

        then:
        statements*.text() == sent
        psqlSends(text, sent, rows)
        statements.findAll { it.rows().present }.collect { it.rows().get().stream().getText('UTF-8') } == rows
        statements.find { it.rows().present }.rows().get().line(1).toString() == first

        where:
        what                      | text                                                            || sent                                   | rows                          | first
        'odd ones'                | "copy t from stdin;\n1\tit's; \$\$ :x /* \\N\n\\.\nselect 2;"   || ['copy t from stdin', 'select 2']      | ["1\tit's; \$\$ :x /* \\N\n"] | 'a.sql:2'
        'no end'                  | "copy t from stdin;\n1\n2"                                      || ['copy t from stdin']                  | ['1\n2']                      | 'a.sql:2'
        'an end without line end' | "copy t from stdin;\n1\n\\."                                    || ['copy t from stdin']                  | ['1\n']                       | 'a.sql:2'
        'CRLF'                    | "copy t from stdin;\r\n1\r\n\\.\r\nselect 2;"                   || ['copy t from stdin', 'select 2']      | ['1\r\n']                     | 'a.sql:2'
        'what is nearly an end'   | "copy t from stdin;\n\\. \n\\.x\n \\.\n\\.\n"                   || ['copy t from stdin']                  | ['\\. \n\\.x\n \\.\n']        | 'a.sql:2'
        'none'                    | "copy t from stdin;\n\\.\nselect 2;"                            || ['copy t from stdin', 'select 2']      | ['']                          | 'a.sql:2'
        'more on the line'        | "copy t from stdin; select 1; select\n7\n\\.\n2;"               || ['copy t from stdin', 'select 1', 'select\n2'] | ['7\n']               | 'a.sql:2'
        'two on a line'           | "copy t from stdin; copy u from stdin; -- x\n7\n\\.\n8\n\\.\n;" || ['copy t from stdin', 'copy u from stdin'] | ['7\n', '8\n']            | 'a.sql:2'
        'by a variable'           | "\\set c 'copy t from stdin;'\n:c select 1;\n7\n\\.\n"          || ['copy t from stdin', 'select 1']      | ['7\n']                       | 'a.sql:3'
        '\\copy'                  | "\\copy t (a, \"from\") from stdin csv ;\n7\n\\.\nselect 1;"    || ['COPY t (a, "from") FROM STDIN csv', 'select 1'] | ['7\n']            | 'a.sql:2'
    }

    def 'a file of rows is read from where the script is: #line'() {
        given:
        files["it's.csv"] = '1;2'

        when:
        def statements = script("select 1\n$line\n;").statements()

        then:
        statements*.text() == [sent, 'select 1']
        statements[0].rows().get().stream().text == '1;2'
        statements[0].rows().get().line(1).toString() == "dir/it's.csv:1"
        statements[0].at().toString() == 'a.sql:2:1'

        where:
        line                                                   || sent
        "\\copy t from 'it''s.csv' with (format csv);"         || 'COPY t FROM STDIN with (format csv)'
        "\\copy public.\"T\" ( a ) FROM it's.csv delimiter ';'" || 'COPY public."T" ( a ) FROM STDIN delimiter \';\''
    }

    def 'a \\copy that is not from a file is refused: #line'() {
        expect:
        problems(line).startsWith("a.sql:1:1: `\\copy` $told")

        where:
        line                                   || told
        "\\copy t to 'a.csv'"                  || 'to a file or program'
        "\\copy (select a from b) to 'a.csv'"  || 'to a file or program'
        "\\copy t from program 'ls'"           || 'from a program'
        '\\copy t from pstdin'                 || 'from the input of psql'
        '\\copy t from'                        || 'names no file'
        '\\copy t'                             || 'names neither table nor file'
        '\\copy'                               || 'names neither table nor file'
    }

    def 'an open quote where rows begin is refused'() {
        expect:
        problems("copy t from stdin; select '\n1\n\\.\n';").startsWith('a.sql:1:27: a quote or comment is open where the rows of `COPY` begin')
    }

    def 'a position in a statement is a place in the file, whatever stands for what: #position'() {
        given:
        def statement = script("\\set v 'a + b'\nselect :v,\n  c \\echo x\n , d;").statements()[0]

        expect:
        statement.text() == 'select a + b,\n  c \n , d'
        statement.placeOf(position).toString() == place
        statement.lineOf(position) == line

        where:
        position || place       | line
        1        || 'a.sql:2:1' | 'select :v,'
        8        || 'a.sql:2:8' | 'select :v,'
        12       || 'a.sql:2:8' | 'select :v,'
        13       || 'a.sql:2:10' | 'select :v,'
        17       || 'a.sql:3:3' | '  c \\echo x'
        23       || 'a.sql:4:4' | ' , d;'
    }

    private void psqlSends(String script, List<String> expected, List<String> expectedRows = []) {
        if (!Psql.isThere()) {
            return
        }
        files.each { path, content -> write(path, content) }
        def rows = []
        def sent = Psql.queriesOf(write('a.sql', script), rows).findAll { !SplitCase.isEmpty(it) }
        assert sent.collect { SplitCase.plain(it) } == expected.collect { SplitCase.plain(it) }
        assert rows*.replaceFirst(/\\\.\r?\n?$/, '') == expectedRows
    }

    private Path write(String path, String content) {
        def file = folder.resolve(path)
        Files.createDirectories(file.parent)
        Files.writeString(file, content)
    }

    private SqlScript script(String text) {
        SqlScript.read('a.sql', text.getBytes('UTF-8'), { String path ->
            if (!files.containsKey(path)) {
                throw new NoSuchFileException(path)
            }
            new ScriptFiles.Content("dir/$path", files[path].getBytes('UTF-8'))
        } as ScriptFiles)
    }

    private List<String> statements(String text) {
        script(text).statements()*.text()
    }

    private String problems(String text) {
        try {
            script(text)
            ''
        } catch (RunbookProblems problems) {
            problems.message
        }
    }
}
