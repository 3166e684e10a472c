package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report

import java.nio.file.Files

/** Errors of the server, at their place in the file. */
class ScriptErrorSpec extends RunSpecification {

    def 'an error is shown where it is: #what'() {
        given:
        sql 'create table t(a int primary key)',
                "create function f() returns int language plpgsql as 'begin\nreturn 1 / 0;\nend'"
        file('fix.sql', script)

        when:
        def report = run(script)

        then:
        kept(report).replace("$folder/book/", '') == "fix.sql:$shown\n"

        where:
        what                    | script                                                     || shown
        'a syntax error'        | 'select 1;\n  select é frm t x;'                           || '2:16: syntax error at or near "t" (SQLSTATE 42601)\n  select é frm t x;\n               ^'
        'an unknown name'       | "select '🚀', nope\nfrom t;"                               || '1:14: column "nope" does not exist (SQLSTATE 42703)\nselect \'🚀\', nope\n             ^'
        'a hint'                | 'select aa from t;'                                        || '1:8: column "aa" does not exist (SQLSTATE 42703)\nselect aa from t;\n       ^\n  hint: Perhaps you meant to reference the column "t.a".'
        'a detail'              | 'select 1;\n insert into t values (1), (1);'               || '2:2: duplicate key value violates unique constraint "t_pkey" (SQLSTATE 23505)\n insert into t values (1), (1);\n ^\n  detail: Key (a)=(1) already exists.'
        'a function'            | 'select 1,\n f();'                                         || '1:1: division by zero (SQLSTATE 22012)\nselect 1,\n^\n  context: PL/pgSQL expression "1 / 0"\n    PL/pgSQL function f() line 2 at RETURN'
        'a block, its SQL'      | 'select 1;\ndo $$\nbegin\n  perform 1;\n  select nope\n  from t;\nend $$;' || '5:10: column "nope" does not exist (SQLSTATE 42703)\n  select nope\n         ^\n  context: PL/pgSQL function inline_code_block line 4 at SQL statement'
        'a block, its line'     | "do 'begin\n  raise exception ''no'' using hint = ''go'', detail = ''d'';\nend';" || "2: no (SQLSTATE P0001)\n  raise exception ''no'' using hint = ''go'', detail = ''d'';\n  detail: d\n  hint: go\n  context: PL/pgSQL function inline_code_block line 2 at RAISE"
        'a block that calls'    | 'do $x$ begin\n  perform f();\nend $x$;'                   || '2: division by zero (SQLSTATE 22012)\n  perform f();\n  context: PL/pgSQL expression "1 / 0"\n    PL/pgSQL function f() line 2 at RETURN\n    SQL statement "SELECT f()"\n    PL/pgSQL function inline_code_block line 2 at PERFORM'
        'a block that is wrong' | 'select 1;\ndo $$ begin\n  foo bar;\nend $$;'              || '3:3: syntax error at or near "foo" (SQLSTATE 42601)\n  foo bar;\n  ^'
        'a variable'            | '\\set v nope\nselect 1, :v from t;'                       || '2:11: column "nope" does not exist (SQLSTATE 42703)\nselect 1, :v from t;\n          ^'
        'a function\'s text'    | 'create function g() returns int language sql as $$\n select nope from t $$;' || '2:9: column "nope" does not exist (SQLSTATE 42703)\n select nope from t $$;\n        ^'
    }

    private Report run(String script) {
        task "sql('fix') { file 'fix.sql' }"
        run()
    }

    private String kept(Report report) {
        Files.readString(runFolder(report).evidence().resolve('T-1/fix/error.txt'))
    }
}
