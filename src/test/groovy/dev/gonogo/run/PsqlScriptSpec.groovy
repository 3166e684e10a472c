package dev.gonogo.run

import dev.gonogo.PlanBlocked
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.model.RunbookProblems
import dev.gonogo.postgres.Dump
import dev.gonogo.postgres.OlderServer
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report
import spock.lang.Requires

import java.nio.file.Files

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WARNED

/** Scripts with what psql alone understands: rows of COPY, variables, conditions, included files. */
class PsqlScriptSpec extends RunSpecification implements OtherSessions {

    def 'rows of COPY go into the transaction of the script: #what'() {
        given:
        sql 'create table t(a int, b text)'
        file('fix.sql', script)

        when:
        def report = sqlStep()

        then:
        state(report) == PASSED
        query('select a, b from t order by a').rows() == rows
        query('select xmin::text from t union select xmin::text from gonogo.receipt').rows().size() == 1

        where:
        what               | script                                                                     || rows
        'odd ones'         | "copy t from stdin;\n1\tit's; \$\$ :x \\\\. /*\n2\t\\N\n\\.\ninsert into t values (3, 'x');" || [[1, "it's; \$\$ :x \\. /*"], [2, null], [3, 'x']]
        'csv over lines'   | "copy t from stdin csv header;\na,b\n1,\"x\n;y\"\n\\.\n"                  || [[1, 'x\n;y']]
        'no end'           | "copy t(a) from stdin;\n1\n2"                                              || [[1, null], [2, null]]
        'none'             | "copy t from stdin;\n\\.\ninsert into t values (1);"                       || [[1, null]]
        'CRLF and a mark'  | "\uFEFFcopy t from stdin;\r\n1\tx\r\n\\.\r\ninsert into t values (2);"     || [[1, 'x'], [2, null]]
    }

    def 'an error in a row is told with the line of its file: #what'() {
        given:
        sql 'create table t(a int, b text)'
        file('fix.sql', script)
        file('data/rows.csv', '1;a\n2;b\nx;c\n')

        when:
        def report = sqlStep()

        then:
        state(report) == FAILED
        message(report).endsWith(told)
        kept(report, 'error.txt').readLines().drop(1) == more
        value('select count(*) from t') == 0

        where:
        what         | script                                                          || told                                                                       | more
        'in the script' | "insert into t values (0);\ncopy t from stdin;\n1\ta\nx\tb\n\\.\n" || 'fix.sql:4: invalid input syntax for type integer: "x" (SQLSTATE 22P02)' | ['x b', '  context: COPY t, line 2, column a: "x"']
        'too many'   | "copy t from stdin;\n1\ta\tb\n\\.\n"                             || 'fix.sql:2: extra data after last expected column (SQLSTATE 22P04)'         | ['1 a b', '  context: COPY t, line 1: "1 a b"'.replace('1 a b', '1\ta\tb')]
        'behind a row of two lines' | "copy t from stdin;\n1\ta\\\nb\\\\\nx\tb\n\\.\n"    || 'fix.sql:4: invalid input syntax for type integer: "x" (SQLSTATE 22P02)'   | ['x b', '  context: COPY t, line 2, column a: "x"']
        'csv over lines' | "copy t from stdin csv;\n0,z\n1,\"a\\\nb\"\nx,b\n\\.\n"   || 'fix.sql:5: invalid input syntax for type integer: "x" (SQLSTATE 22P02)'   | ['x,b', '  context: COPY t, line 4, column a: "x"']
        'in a file'  | "select 1;\n\\copy t from data/rows.csv with (delimiter ';')"    || 'data/rows.csv:3: invalid input syntax for type integer: "x" (SQLSTATE 22P02)' | ['x;c', '  context: COPY t, line 3, column a: "x"']
        'no table'   | "select 1;\ncopy u from stdin;\n1\n\\.\n"                        || 'fix.sql:2:1: relation "u" does not exist (SQLSTATE 42P01)'                  | ['copy u from stdin;', '^']
    }

    def 'variables and conditions are settled before anything runs'() {
        given:
        file('fix.sql', "\\set name 'it''s'\n\\set tab t\n\\if :{?tab}\ncreate table :\"tab\" (a text);\n\\else\ndrop table everything;\n\\endif\ninsert into :tab values (:'name');")

        expect:
        state(sqlStep()) == PASSED
        value('select a from t') == "it's"
    }

    def 'what a script says is told in its order, with its place'() {
        given:
        file('fix.sql', "\\echo first\ndo 'begin raise notice ''second''; end';\n\\qecho third\nselect 1;\n\\echo last")

        when:
        def report = sqlStep()

        then:
        state(report) == PASSED
        kept(report, 'notices.txt').readLines()*.replace("$folder/book/", '') ==
                ['ECHO: fix.sql:1:1: first', 'NOTICE: second', 'ECHO: fix.sql:3:1: third', 'ECHO: fix.sql:5:1: last']
        events*.event().findAll { it instanceof Event.Noticed }.size() == 4
    }

    def 'a script that warns is passed with a warning'() {
        given:
        file('fix.sql', 'select 1; \\warn look here')

        expect:
        state(sqlStep()) == WARNED
    }

    def 'text in the runbook is read in the same way, and from its folder'() {
        given:
        file('one.sql', 'create table t(a int);')
        task """
            sql('fix') { statement '''\\\\\\\\ir one.sql
\\\\\\\\set n 7
insert into t values (:n);''' }
            check('it is there') { query '''\\\\\\\\set n 7
                select count(*) from t where a = :n'''; expect { scalar == 1 } }
        """.replace('\\\\\\\\', '\\\\')

        expect:
        run().verdict().name() == 'GO'
    }

    def 'what is included is approved with the script'() {
        given:
        file('fix.sql', '\\i parts/one.sql\n\\copy t from parts/rows.csv')
        file('parts/one.sql', 'create table t(a int);')
        file('parts/rows.csv', '1\n')
        task "sql('fix') { file 'fix.sql' }"
        def before = plan()

        when:
        file(path, content)
        def after = plan()

        then:
        before.files()*.path() == ['runbook.groovy', 'fix.sql', 'parts/one.sql', 'parts/rows.csv']
        before.digest() != after.digest()
        before.steps()[0].digest() != after.steps()[0].digest()

        where:
        path             | content
        'parts/one.sql'  | 'create table t(a int, b int);'
        'parts/rows.csv' | '2\n'
    }

    def 'a migration of which an included file was changed is a changed migration'() {
        given:
        file('migrations/1_a.sql', '\\ir ../parts/a.sql\n')
        file('parts/a.sql', 'create table a();')
        task 'migrate()', "migrations('migrations')"
        run()
        file('parts/a.sql', 'create table a(b int);')

        when:
        run()

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains('`1_a.sql` was changed after it was applied')
    }

    def 'an included file is held to what every file is held to: #told'() {
        given:
        file('fix.sql', 'select 1;\n\\i parts/one.sql')
        Files.createDirectories(folder.resolve('book/parts'))
        Files.write(folder.resolve('book/parts/one.sql'), content)

        when:
        sqlStep()

        then:
        def refused = thrown RunbookProblems
        refused.problems().collect { it.at().toString().replace("$folder/book/", '') + ' ' + it.message() } == [told]

        where:
        content                                              || told
        "-- ok\nselect 'é'".getBytes('ISO-8859-1')           || 'parts/one.sql:2:9 byte 0xE9 is not UTF-8'
        "-- ok\nselect 'Ã©'".getBytes('UTF-8')               || 'parts/one.sql:2:9 double-encoded UTF-8: `Ã©` was `é`'
        "select '\0'".getBytes('UTF-8')                      || 'parts/one.sql:1:9 NUL byte in SQL text'
        '-- ok\r\n  commit;\r\n'.getBytes('UTF-8')           || 'parts/one.sql:2:3 `COMMIT` in a file that runs in a transaction of its own'
        '\uFEFF\\gset'.getBytes('UTF-8')                     || 'parts/one.sql:1:1 psql meta-command `\\gset` is not supported here'
    }

    def 'an error of the server names the included file'() {
        given:
        file('fix.sql', 'select 1;\n\\i parts/one.sql')
        file('parts/one.sql', 'select 2;\nselect nope;')

        expect:
        message(sqlStep()).endsWith('parts/one.sql:2:8: column "nope" does not exist (SQLSTATE 42703)')
    }

    def 'rows are sent again when their transaction met a lock'() {
        given:
        sql 'create table t(a int)'
        file('fix.sql', 'insert into t values (0);\ncopy t from stdin;\n1\n2\n\\.\n')

        when:
        def running = whileLocked('lock table t in share mode') {
            def fixing = meanwhile { sqlStep('quick') }
            eventually { assert events*.event().any { it instanceof Event.Noticed && it.severity() == 'LOCK' } }
            fixing
        }

        then:
        state(running.get()) == PASSED
        query('select a from t order by a').rows() == [[0], [1], [2]]
    }

    def 'the time of the step stops rows that wait too'() {
        given:
        sql 'create table t(a int)'
        file('fix.sql', 'copy t from stdin;\n1\n\\.\n')

        when:
        def report = whileLocked('lock table t in share mode') { sqlStep('db', 'timeout 1.second') }

        then:
        state(report) == FAILED
        message(report).contains('the time of the step is over')
        backends('^copy t').empty
        value('select count(*) from t') == 0
    }

    @Requires({ Dump.missing('15').empty })
    def 'a plain dump is restored by it'() {
        given:
        def older = OlderServer.newDatabase()
        older.open().withCloseable { session ->
            ["create table t(id int primary key, note text default 'a;b')", "insert into t values (1, 'it''s\t\\ \\\\. ; \$\$'), (2, null)",
             'create function f(a int) returns int language sql begin atomic select a; select a + 1; end',
             'create view v as select id from t'].each { session.execute(it) }
        }
        def dump = ['pg_dump', '--no-owner', '--file', file('fix.sql', '').toString(), OlderServer.url(older)].execute()
        assert dump.waitFor() == 0

        expect:
        state(sqlStep()) == PASSED
        query('select id, note, f(id) from public.t order by id').rows() == older.open().withCloseable { it.query('select id, note, f(id) from t order by id').rows() }
        value('select count(*) from public.v') == 2
    }

    def 'a file that two scripts include tells its problem once'() {
        given:
        file('fix.sql', '\\i one.sql')
        file('again.sql', '\\i one.sql')
        file('one.sql', '\\gset')
        task "sql('fix') { file 'fix.sql' }; sql('again') { file 'again.sql' }"

        when:
        run()

        then:
        def refused = thrown RunbookProblems
        refused.problems().size() == 1
    }

    private Report sqlStep(String target = 'db', String words = '') {
        task "sql('fix') { file 'fix.sql'; $words }", "target('quick') { url secret('SPEC_DB'); lockTimeout 300.ms; retryLocks 20 }"
        run(RunRequest.on(target))
    }

    private String kept(Report report, String file) {
        Files.readString(runFolder(report).evidence().resolve("T-1/fix/$file"))
    }

    private static state(Report report) {
        step(report, 'T-1/fix').state()
    }

    private static String message(Report report) {
        step(report, 'T-1/fix').message()
    }
}
