package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

class RehearseSpec extends RunSpecification implements OtherSessions {

    def setup() {
        sql 'create table t(a int, b int)', 'insert into t values (1, 1)', 'create view v as select a from t'
        migration 'alter table t add c int; create index t_c on t(c);', 'alter table t drop column c;'
    }

    def 'there, back and there again on a clone: the target stays as it is'() {
        when:
        def report = rehearse()

        then:
        state(report) == PASSED
        message(report) ==~ /1 migration forward in .* s, back in .* s, and everything was as before; highest risk: `ALTER TABLE` at .*1_m.sql:1:1 is low: ACCESS EXCLUSIVE on public.t .*/
        evidence(report, 'T-1/rehearse/rehearsal.json').verified
        report.verdict() == Verdict.Decided.GO
        value("select count(*) from information_schema.columns where table_name = 't'") == 2
        noCloneIsLeft()
    }

    def 'a way back that #does is found, and no clone is left behind'() {
        given:
        migration forward, back

        when:
        def report = rehearse()

        then:
        state(report) == FAILED
        message(report).contains(told)
        noCloneIsLeft()
        value('select count(*) from t') == 1

        where:
        does                     | forward                                                | back                                     || told
        'forgets an index'       | 'create index i on t(a);'                              | 'select 1;'                              || 'after the way back, index public.i is new'
        'drops what was there'   | 'alter table t add c int;'                             | 'alter table t drop column c, drop column b;' || 'after the way back, column public.t.b is gone'
        'loses rows'             | 'insert into t values (2, 2);'                         | 'truncate t;'                            || 'after the way back, rows of public.t: 1 → 0'
        'forgets rows'           | 'insert into t values (2, 2);'                         | 'select 1;'                              || 'after the way back, rows of public.t: 1 → 2'
        'brings back other rows' | 'update t set b = 7;'                                  | 'update t set b = 8;'                    || 'after the way back, the content of public.t is another: 1 rows, sum'
        'does not work'          | 'create table n();'                                    | 'drop table m;'                          || 'rollback/1_m.sql:1:1: table "m" does not exist'
        'fails at its commit'    | 'create table n();'                                    | 'drop table n; create table d(a int unique deferrable initially deferred); insert into d values (1), (1);' || 'duplicate key value'
    }

    def 'a way forward that #does is found as well'() {
        given:
        migration forward, 'select 1;'

        expect:
        def report = rehearse()
        state(report) == FAILED
        message(report).contains(told)
        noCloneIsLeft()

        where:
        does                  | forward                                    || told
        'fails'               | 'select 1/0;'                              || '1_m.sql:1:1: division by zero'
        'loses undeclared'    | 'drop view v;'                             || '`1_m.sql` would remove view public.v, which the step does not declare with `allowLoss`'
    }

    def 'each statement of the way forward is traced: locks, rewrites, scans, and for how long others would wait'() {
        given:
        sql 'create table big as select n from generate_series(1, 400000) n'
        migration 'create table fresh(a int); alter table big alter n type bigint; create index i on t(a); alter table fresh add b int; select 1;',
                'drop index i; alter table big alter n type int; drop table fresh;'

        when:
        def report = rehearse()
        def statements = evidence(report, 'T-1/rehearse/rehearsal.json').statements

        then:
        statements*.command == ['CREATE TABLE', 'ALTER TABLE', 'CREATE INDEX', 'ALTER TABLE', 'SELECT']
        statements*.touched*.collect { [it.relation, it.lock, it.rewritten, it.scanned] } == [
                [], [['public.big', 'ACCESS EXCLUSIVE', true, true]], [['public.t', 'SHARE', false, true]], [], []]
        statements[1].because =~ /ACCESS EXCLUSIVE on public.big \(14 MB\), which is written anew: nobody reads or writes it for about \d/
        statements[2].because =~ /SHARE on public.t \(8 kB\), which is read from beginning to end: nobody writes it for about \d+ ms/
        statements*.risk[2..4] == ['LOW', 'VERY_LOW', 'VERY_LOW']
        message(report).contains('public.big')
    }

    def 'a risk that is too high fails the rehearsal'() {
        given:
        migration "alter table t add c text default pg_sleep(1.1)::text;", 'alter table t drop c;'

        when:
        def report = rehearse("rehearse { riskAtMost $most }")

        then:
        state(report) == expected
        message(report).contains('`ALTER TABLE` at') && message(report).contains('is medium: ACCESS EXCLUSIVE on public.t')

        where:
        most     || expected
        'LOW'    || FAILED
        'MEDIUM' || PASSED
    }

    def 'a migration that is applied once more #does'() {
        given:
        migration forward, back

        when:
        def report = rehearse()

        then:
        state(report) == PASSED
        evidence(report, 'T-1/rehearse/rehearsal.json').repeats*.told*.replaceFirst(/\S+(1_m.sql):/, '$1:') == [told]

        where:
        does               | forward                                                    | back                        || told
        'changes nothing'  | 'create table if not exists n(a int);'                     | 'drop table n;'             || ''
        'fails'            | 'create table n(a int);'                                   | 'drop table n;'             || 'fails: 1_m.sql:1:1: relation "n" already exists (SQLSTATE 42P07)'
        'adds an index'    | 'create index on t(a);'                                    | 'drop index t_a_idx;'       || 'index public.t_a_idx1 is new'
        'writes rows'      | 'create table if not exists n(a int); insert into n values (1), (2);' | 'drop table n;'  || 'writes 2 rows of public.n again'
    }

    def 'what a migration declares to remove is no surprise'() {
        given:
        migration 'drop view v;', 'create view v as select a from t;'

        expect:
        state(rehearse("rehearse(); migrate { allowLoss 'view public.v' }")) == PASSED
    }

    def 'nothing to rehearse proves nothing'() {
        given:
        rehearse('migrate()')

        expect:
        def report = rehearse()
        state(report) == FAILED
        message(report) == 'there is nothing to rehearse, and nothing rehearsed proves nothing'
    }

    def 'SQL of tasks is rehearsed with what takes it back, in the order of the tasks'() {
        given:
        file('migrations/2_n.sql', 'alter table done add n int;')
        file('rollback/2_n.sql', 'alter table done drop n;')
        runbook """
            task('T-1', 'try') { rehearse() }
            task('T-2', 'first') { migrate { to '1' }; rollback { migrateBack to: '0' } }
            task('T-3', 'by hand') {
              sql('make') { statement 'create table done(a int primary key, b int); insert into done values (1), (2)' }
              batch('fill') { table 'done'; key 'a'; statement 'update done set b = 10 * a where :batch'; size 1 }
              rollback { batch('empty') { table 'done'; key 'a'; statement 'delete from done where :batch' }; sql('unmake') { statement 'drop table done'; allowLoss 'table public.done' } }
            }
            task('T-4', 'last') { migrate() }""", "migrations('migrations')"
        file('migrations/0_0.sql', 'select 1;')
        file('rollback/0_0.sql', 'select 1;')

        when:
        def report = run(RunRequest.on('db'))

        then:
        state(report) == PASSED
        evidence(report, 'T-1/rehearse/rehearsal.json').with { it.changes == ['0_0.sql', '1_m.sql', 'T-3/make', 'T-3/fill', '2_n.sql'] && it.leftOut == [] }
        message(report).startsWith('5 changes forward in')
        value('select sum(b) from done') == 30
    }

    def 'a task whose way back #does is not said to be rehearsed'() {
        when:
        def report = rehearse("rehearse(); sql('make') { statement 'create table n(a int)' }; rollback { $back }")

        then:
        state(report) == expected
        message(report).contains(told)

        where:
        does                     | back                                                    || expected | told
        'leaves something'       | "sql('unmake') { statement 'select 1' }"                || FAILED   | 'after the way back, table public.n is new'
        'is no SQL'              | "manual('call the vendor') { }"                         || PASSED   | '; not rehearsed: `T-1/make`, since its task has no rollback by SQL alone; '
        'is more than SQL'       | "sql('unmake') { statement 'drop table n'; allowLoss 'table public.n' }; command('rest') { program 'true'; mutates() }" || PASSED | '; not rehearsed: `T-1/make`, since its task has no rollback by SQL alone; '
    }

    def 'what all databases of a server share is not touched by a rehearsal on a clone: #forward'() {
        given:
        migration forward, back

        when:
        def report = rehearse()

        then:
        state(report) == FAILED
        message(report).contains(told)
        value("select count(*) from pg_roles where rolname = 'of_rehearsal'") == 0
        noCloneIsLeft()

        where:
        forward                                                  | back                          || told
        'create role of_rehearsal;'                              | 'drop role of_rehearsal;'     || '`CREATE ROLE` acts on more than one database, and would be felt outside of the clone'
        "do 'begin create role of_rehearsal; end';"              | "do 'begin drop role of_rehearsal; end';" || 'on the way forward, role of_rehearsal is new: all databases of the server share it'
    }

    def 'a rollback that stops short of what its task applied is not verified'() {
        given:
        file('migrations/2_n.sql', 'create table n(a int);')
        file('rollback/2_n.sql', 'drop table n;')

        when:
        def report = rehearse("rehearse(); migrate(); rollback { migrateBack to: '1' }")

        then:
        state(report) == FAILED
        message(report).contains('after the way back, column public.t.c is new')
    }

    def 'SQL without a way back is named'() {
        given:
        runbook "task('T-1', 'try') { rehearse() }\ntask('T-2', 'by hand') { sql('make') { statement 'create table n(a int)' } }", "migrations('migrations')"

        when:
        def report = run(RunRequest.on('db'))

        then:
        state(report) == PASSED
        message(report).contains('; not rehearsed: `T-2/make`, since its task has no rollback by SQL alone; ')
    }

    def 'what is applied already: back and there again'() {
        given:
        file('migrations/2_n.sql', 'create table n(a int);')
        file('rollback/2_n.sql', back)

        when:
        def report = rehearse("migrate(); rehearse { backTo '1' }")

        then:
        state(report) == expected
        noCloneIsLeft()

        where:
        back                                   || expected
        'drop table n;'                        || PASSED
        'drop table n; alter table t drop b;'  || FAILED
    }

    def 'no clone is left behind either when the time is over'() {
        given:
        migration 'select pg_sleep(60);', 'select 1;'

        when:
        def report = rehearse('rehearse { timeout 700.ms }')

        then:
        message(report).contains('the time of the step is over')
        noCloneIsLeft()
    }

    def 'while others are on the target there is no clone, and that is no result'() {
        when:
        def report = database.open().withCloseable { rehearse('rehearse { timeout 1.seconds }') }

        then:
        state(report) == BROKEN
        message(report) =~ /being accessed by other users|the time of the step is over/
        noCloneIsLeft()
    }

    private void migration(String forward, String back) {
        file('migrations/1_m.sql', forward)
        file('rollback/1_m.sql', back)
    }

    private Report rehearse(String steps = 'rehearse()') {
        task steps, "migrations('migrations')"
        run(RunRequest.on('db'))
    }

    private void noCloneIsLeft() {
        def own = value('select current_database()')
        assert query("select datname from pg_database where datname like '${own}\\_%'").rows().empty
    }

    private static state(Report report) {
        step(report, 'T-1/rehearse').state()
    }

    private static String message(Report report) {
        step(report, 'T-1/rehearse').message()
    }
}
