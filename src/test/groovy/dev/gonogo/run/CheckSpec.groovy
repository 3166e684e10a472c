package dev.gonogo.run

import dev.gonogo.RunSpecification
import dev.gonogo.model.RunbookProblems
import dev.gonogo.trail.StepRecord
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

class CheckSpec extends RunSpecification {

    def 'what the query returned is judged and kept'() {
        when:
        def checked = check("query 'select 1 as one, null as nothing'; expect { row.one == 1 }")

        then:
        checked.state() == PASSED
        checked.message() == 'row.one == 1'
        checked.evidence() == ['query.sql', 'rows.json', 'expect.json'].collect { "evidence/T-1/c/$it".toString() }
    }

    def 'a wrong answer fails, with what was found: #asked'() {
        when:
        def checked = check("query '$asked'; expect { $expectation }")

        then:
        checked.state() == FAILED
        checked.message() == message

        where:
        asked                                | expectation         || message
        'select 100.0'                       | 'scalar == 0'       || '`scalar == 0` does not hold: the query returned 100'
        'select 1 as a where false'          | 'row.a == 1'        || '`row.a == 1` does not hold: `row` needs exactly one row; the query returned 0'
        'select null'                        | 'scalar != 5'       || '`scalar != 5` does not hold: scalar is NULL, and NULL is not true'
        'select null::int as a'              | 'row.a < 5'         || '`row.a < 5` does not hold: a is NULL, and NULL is not true'
        'select 1 as a, 2 as b'              | 'rows.empty'        || '`rows.empty` does not hold: the query returned 1 row, the first is a = 1, b = 2'
        'select * from generate_series(1,3)' | 'rows.size() == 2'  || '`rows.size() == 2` does not hold: the query returned 3 rows, the first is generate_series = 1'
    }

    def 'an error is no answer: the check is broken, by #what'() {
        when:
        def checked = check(words)

        then:
        checked.state() == BROKEN
        checked.message().contains(message)

        where:
        what                  | words                                                         || message
        'a missing column'    | "query 'select nope'; expect { rows.empty }"                  || 'column "nope" does not exist (SQLSTATE 42703)'
        'a division by zero'  | "query 'select 1/0'; expect { scalar == 0 }"                  || 'division by zero'
        'an unknown role'     | "asRole 'nobody'; query 'select 1'; expect { scalar == 1 }"   || 'role "nobody" does not exist'
        'an unknown column'   | "query 'select 1 as a'; expect { row.b == 1 }"                || 'the query has no column `b`; it has `a`'
        'its time'            | "timeout 100.ms; query 'select pg_sleep(20)'; expect { rows }" || 'the time of the step is over'
    }

    def 'a check that the server says FAIL about has failed, whatever its rows are: #said'() {
        given:
        sql """create function told() returns int language plpgsql as 'begin $said; return 1; end'"""

        when:
        def checked = check("query 'select told()'; expect { scalar == 1 }")

        then:
        checked.state() == state
        state == PASSED || checked.message().startsWith('the server said: ')
        checked.evidence().any { it.endsWith('notices.txt') }

        where:
        said                                      || state
        "raise notice ''FAIL: 3 rows''"           || FAILED
        "raise warning ''✗ no policy''"           || FAILED
        "raise notice ''nothing was unFAILable''" || PASSED
    }

    def 'notices are heard even when the role keeps them back'() {
        given:
        sql """create function told() returns int language plpgsql as 'begin raise notice ''FAIL''; return 1; end'""",
                "alter database ${value('select current_database()')} set client_min_messages = error"

        expect:
        check("query 'select told()'; expect { scalar == 1 }").state() == FAILED
    }

    def 'what was said before the error is kept'() {
        given:
        sql """create function told() returns int language plpgsql as 'begin raise notice ''so far''; return 1/0; end'"""

        when:
        def checked = check("query 'select told()'; expect { scalar == 1 }")

        then:
        checked.evidence() == ['evidence/T-1/c/error.txt', 'evidence/T-1/c/notices.txt']
    }

    def 'a check changes nothing, not even by #way'() {
        given:
        sql 'create table t(a int)', 'insert into t values (1)', 'create sequence s',
                "create function changes() returns int language sql as 'insert into t values (2) returning a'",
                "create procedure leaves() language plpgsql as 'begin commit; insert into t values (3); commit; end'"

        when:
        def checked = check("query \"\"\"$asked\"\"\"; expect { rows }")

        then:
        checked.state() == BROKEN
        query('select a from t').rows() == [[1]]

        where:
        way                  | asked
        'a statement'        | 'delete from t returning a'
        'a function'         | 'select changes()'
        'a block'            | "do 'begin perform changes(); end'"
        'a sequence'         | "select nextval('s')"
        'a setting'          | "select set_config('transaction_read_only', 'off', true)"
    }

    def 'a query that could leave the read-only transaction is refused before anything runs: #asked'() {
        when:
        check("query '$asked'; expect { rows }")

        then:
        def refused = thrown RunbookProblems
        refused.message.contains(problem)

        where:
        asked                                                       || problem
        'select 1; select 2'                                        || 'a query is one statement, and these are 2'
        'rollback; begin; delete from t; commit; select 1'          || 'a query is one statement, and these are 5'
        'set transaction read write'                                || '`SET TRANSACTION` in a check'
        'commit'                                                    || '`COMMIT` in a check'
    }

    def 'a query in a file is held to the same'() {
        given:
        file('q.sql', 'select 1 as one;\n')
        file('two.sql', 'rollback; select 1;\n')

        expect:
        check("queryFile 'q.sql'; expect { row.one == 1 }").state() == PASSED

        when:
        check("queryFile 'two.sql'; expect { rows }")

        then:
        thrown RunbookProblems
    }

    def 'settings and a role hold for the query alone'() {
        given:
        def role = "reader_${System.nanoTime()}"
        sql "create role $role", 'create table t(tenant text)', "insert into t values ('a'), ('b')",
                'alter table t enable row level security', "grant select on t to $role",
                "create policy p on t using (tenant = current_setting('app.tenant', true))"

        expect:
        check("asRole '$role'; setting 'app.tenant', 'a'; query 'select tenant from t'; expect { scalar == 'a' }").state() == PASSED
        check("asRole '$role'; query 'select tenant from t'; expect { rows.empty }").state() == PASSED

        cleanup:
        sql "drop owned by $role", "drop role $role"
    }

    def 'values are as PostgreSQL writes them'() {
        expect:
        check("""
            query '''
              select '\\\\x00ff'::bytea as bytes, interval '90 minutes' as time, timestamp '2026-03-04 10:00' as at, date '2026-03-04' as day,
                     array['a', 'b'] as list, bit '101' as bits, '{"a": 1}'::jsonb as json, 1e3::numeric as thousand,
                     0.10::numeric as tenth, true as yes
            '''
            expect {
              row.bytes == '\\\\x00ff'
              row.time == '01:30:00'
              row.at == '2026-03-04 10:00:00'
              row.day == '2026-03-04'
              row.list == '{a,b}'
              row.bits == '101'
              row.json == '{"a": 1}'
              row.thousand.toString() == '1000'
              row.tenth == 0.1
              row.yes
            }
        """).state() == PASSED
    }

    def 'the server is of a version'() {
        expect:
        check('serverVersion { atLeast 15 }').message() ==~ /PostgreSQL \d+.*/
        check('serverVersion { atMost 14 }').state() == FAILED
    }

    static final SCHEMA = ['create table p(id int primary key)', 'create table c(p int constraint c_p references p)', 'insert into p values (1)',
            'insert into c values (1)', 'create view v as select * from c', 'create table bare(a int)',
            'create view broken as select 1/(id - 1) as x from p', 'alter table c enable row level security',
            'create policy x on c using (true)', 'alter table c add constraint later check (p > 5) not valid']

    def 'the probes that hold'() {
        given:
        sql(*SCHEMA)
        def probes = ['rowLevelSecurity { atLeast 1.tables }': '1 tables have row level security and a policy',
                      'foreignKeys { orphans 0 }'            : '1 foreign keys, 0 orphans',
                      "constraints 'c_p', 'p_pkey'"          : 'c_p, p_pkey',
                      "views 'public.v'"                     : '1 views are there and can be read']

        when:
        task probes.keySet().withIndex().collect { probe, number -> "check('$number') { $probe }" }.join('\n')
        def report = run()

        then:
        report.steps()*.state().every { it == PASSED }
        report.steps()*.message() == probes.values().toList()
    }

    def 'the probes that do not: #probe'() {
        given:
        sql(*SCHEMA)

        when:
        def checked = check(probe)

        then:
        checked.state() == FAILED
        checked.message() == message

        where:
        probe                                                 || message
        'rowLevelSecurity { atLeast 2.tables }'               || '1 tables have row level security, wanted are 2; without it: bare (not enabled), p (not enabled)'
        "rowLevelSecurity { forced(); except 'p', 'bare' }"   || 'without row level security: c (not forced)'
        "foreignKeys { to 'bare' }"                           || 'there are 0 foreign keys, wanted are 1'
        "constraints 'c_p', 'gone', 'later'"                  || 'there is no constraint `gone`; constraint `later` is not validated'
        "views 'public.v', 'public.gone', 'public.broken'"    || 'view `public.gone`: it does not exist; view `public.broken`: division by zero'
    }

    def 'orphans are counted even where the key is not enforced'() {
        given:
        sql 'create table p(id int primary key)', 'create table c(p int constraint c_p references p)',
                'alter table c disable trigger all', 'insert into c values (7)', 'alter table c enable trigger all'

        when:
        def checked = check('foreignKeys { orphans 0 }')

        then:
        checked.state() == FAILED
        checked.message() == '1 rows that `public.c.c_p` should keep out'
    }

    def 'a failed check is a NO-GO, a broken one too, and what follows is not run'() {
        given:
        task """
            check('c') { $words }
            sql('after') { statement 'create table after(a int)' }
        """

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        value("select to_regclass('after')") == null

        where:
        words << ["query 'select 1'; expect { rows.empty }", "query 'select nope'; expect { rows.empty }"]
    }

    private StepRecord check(String words) {
        task("check('c') { $words }")
        step(run(), 'T-1/c')
    }
}
