package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.model.RunbookProblems
import dev.gonogo.trail.StepRecord

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WARNED

/** Scripts and programs that say themselves what passed. */
class TestScriptSpec extends RunSpecification {

    def setup() {
        sql 'create table t(a int)', 'insert into t values (1), (2)'
    }

    def 'what a script says counts: #what'() {
        when:
        def checked = script(text)

        then:
        checked.state() == state
        checked.message() == told

        where:
        what                   | text                                                                                                              || state  | told
        'cells'                | "select 'rows' as check, case count(*) when 2 then '✓ PASS' else '✗ FAIL' end from t; select 'PASS: 1'"            || PASSED | '2 say PASS'
        'a cell that fails'    | "select 'PASS';\n\nselect 'rows', case count(*) when 3 then 'PASS' else 'FAIL' end from t"                         || FAILED | '1 say FAIL: [rows, FAIL] (line 3)'
        'a notice that fails'  | "select 'PASS'; do \$\$ begin raise notice '❌ no policy'; end \$\$"                                               || FAILED | '1 say FAIL: ❌ no policy'
        'a notice that passes' | "do \$\$ begin raise notice 'PASS: policy'; end \$\$"                                                             || PASSED | '1 say PASS'
        'a warning'            | "select 'PASS'; select 'WARNING: 3 rows'"                                                                         || WARNED | '1 say PASS, 1 warn: WARNING: 3 rows (line 1)'
        'nothing'              | 'select count(*) from t'                                                                                          || FAILED | 'it said neither PASS nor FAIL, and what says nothing proves nothing'
        'no row at all'        | "select 'PASS' where false"                                                                                       || FAILED | 'it said neither PASS nor FAIL, and what says nothing proves nothing'
        'a number of failures' | "select 'PASS', 0 as failed"                                                                                      || PASSED | '1 say PASS'
        'tests as of pgTAP'    | "select '1..2'; select 'ok 1 - a'; select E'ok 2 - b'"                                                            || PASSED | '2 tests are ok'
        'a test that is not'   | "select '1..2'; select 'ok 1 - a'; select E'not ok 2 - b\\n# Failed test 2'"                                       || FAILED | '1 of 2 tests are not ok: 2 b'
        'tests that are missing' | "select '1..3'; select 'ok 1'"                                                                                  || FAILED | '3 tests were planned, and 1 were run'
    }

    def 'an error is no result, wherever it is'() {
        when:
        def checked = script("select 'PASS';\nselect tablename from pg_stat_user_tables;\nselect 'PASS'")

        then:
        checked.state() == BROKEN
        checked.message().contains('tests.sql:2:8')
        checked.message().contains('column "tablename" does not exist')
    }

    def 'what it writes is taken back, and refused where it does not say that it writes'() {
        given:
        def text = "begin; insert into t values (3); select case count(*) when 3 then 'PASS' else 'FAIL' end from t; rollback;"

        expect:
        script(text, '{ writes() }').state() == PASSED
        value('select count(*) from t') == 2
        script(text).state() == BROKEN
        script(text).message().contains('cannot execute INSERT in a read-only transaction')
    }

    def 'a script that would not be taken back is refused before: #text'() {
        when:
        script(text, '{ writes() }')

        then:
        def refused = thrown RunbookProblems
        refused.message.contains(problem)

        where:
        text                                        || problem
        "insert into t values (3); commit;"         || '`COMMIT` in a script of tests'
        "rollback; insert into t values (3);"       || '`ROLLBACK` in a script of tests'
        'vacuum t;'                                 || '`VACUUM` in a script of tests'
        '-- nothing'                                || 'the file has no statement in it'
    }

    def 'output of a program as TAP: #said'() {
        when:
        file('tests.sh', "cat <<'TAP'\n$said\nTAP\nexit $status\n")
        task "check('tests') { program 'sh', 'tests.sh'; tap() }; command('again') { program 'sh', 'tests.sh'; tap(); skippable() }"
        def report = run()

        then:
        report.steps()[0].state() == state
        report.steps()[0].message() == told

        where:
        said                                            | status || state  | told
        '1..2\nok 1 - one\nok 2 - two'                  | 0      || PASSED | '2 tests are ok'
        'ok 1\nnot ok 2 - two\n# why\n1..2'             | 1      || FAILED | '1 of 2 tests are not ok: 2 two'
        'ok 1\nnot ok 2 - two # TODO later\n1..2'       | 0      || PASSED | '2 tests are ok'
        'ok 1\nok 2 # SKIP no server\n1..2'             | 0      || WARNED | '1 tests are ok, 1 were skipped'
        'ok 1 # skip\n1..1'                             | 0      || FAILED | 'no test was run'
        'ok 1\nBail out! no database'                   | 0      || FAILED | 'the tests gave up: no database'
        'ok 1'                                          | 0      || FAILED | '1 tests are ok, and no plan says how many there are'
        'psql: error: no such file'                     | 0      || FAILED | '0 tests are ok, and no plan says how many there are'
        '1..1\nok 1'                                    | 3      || FAILED | '1 tests are ok; exit status 3, wanted is 0'
        '1..2\nok 1 - outer\n    not ok 1 - nested\nok 2' | 0    || PASSED | '2 tests are ok'
    }

    def 'in a shell, a program that fails in a pipe fails the whole: #line'() {
        expect:
        task "check('it') { shell '''$line''' }"
        run().steps()[0].state() == state

        where:
        line                          || state
        'false | cat'                 || FAILED
        'echo a | cat >/dev/null'     || PASSED
        'cat "$NO_SUCH_VARIABLE"'     || FAILED
    }

    private StepRecord script(String text, String block = '') {
        file('tests.sql', text)
        task "check('tests') { script('tests.sql') $block }"
        run().steps()[0]
    }
}
