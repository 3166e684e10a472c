package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.model.RunbookProblems
import dev.gonogo.trail.Report

import java.nio.file.Files

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WARNED

class SqlStepSpec extends RunSpecification implements OtherSessions {

    def 'changes the database and leaves its receipt in the same transaction'() {
        when:
        def report = sqlStep("statement 'create table t(a int); insert into t values (1)'")

        then:
        state(report) == PASSED
        query('select run, step, part, digest from gonogo.receipt').rows() ==
                [[report.run(), 'T-1/fix', '', plan().steps()[0].digest()]]
        query("select xmin::text from gonogo.receipt").rows() == query("select xmin::text from t").rows()
        evidence(report, 'T-1/fix/catalog-diff.json').added == ['table public.t']
    }

    def 'what fails leaves nothing, and says where: #what'() {
        given:
        file('fix.sql', content)

        when:
        def report = sqlStep("file 'fix.sql'")

        then:
        state(report) == FAILED
        message(report).endsWith(told)
        value("select to_regclass('t')") == null
        value('select count(*) from gonogo.receipt') == 0
        kept(report, 'error.txt').contains('fix.sql')

        where:
        what                  | content                                                              || told
        'a statement'         | 'create table t(a int);\ninsert into t\nvalues (nope);'              || 'fix.sql:3:9: column "nope" does not exist (SQLSTATE 42703)'
        'the commit'          | 'create table t(a int unique deferrable initially deferred);\ninsert into t values (1), (1);' || 'fix.sql: duplicate key value violates unique constraint "t_a_key" (SQLSTATE 23505); this was at the end of the transaction, where deferred constraints and triggers have their turn'
        'a broken receipt'    | "create table t(a int);\nalter table gonogo.receipt rename to gone;"  || 'fix.sql: relation "gonogo.receipt" does not exist (SQLSTATE 42P01)'
    }

    def 'an undeclared loss takes it back, a declared one passes'() {
        given:
        sql 'create table t(a int)', 'create view v as select 1 as one'

        when:
        def report = sqlStep("statement 'drop view v'")

        then:
        state(report) == FAILED
        message(report) == 'it would remove view public.v, which the step does not declare with `allowLoss`; it was rolled back'
        value("select to_regclass('v')") == 'v'

        expect:
        state(sqlStep("statement 'drop view v'; allowLoss 'view public.v'")) == PASSED
        value("select to_regclass('v')") == null
    }

    def 'the time of the step stops the statement on the server too'() {
        when:
        def report = sqlStep("timeout 1.second; statement 'create table t(a int); select pg_sleep(60)'")

        then:
        state(report) == FAILED
        message(report).contains('the time of the step is over')
        kept(report, 'notices.txt') ==~ /TIMEOUT: server process \d+ was told to cancel its statement\n/
        backends('pg_sleep').empty
        value("select to_regclass('t')") == null
    }

    def 'one that does not heed that is terminated, with the proof on record before the step ends'() {
        when:
        def report = sqlStep("""timeout 1.second; statement \'\'\'create table t(a int);
            do 'begin loop begin perform pg_sleep(60); exception when query_canceled then null; end; end loop; end'\'\'\'""")

        then:
        state(report) == FAILED
        message(report).contains('the time of the step is over; it did not heed being cancelled')
        kept(report, 'notices.txt').readLines()*.replaceAll(/\d+/, 'N') == [
                'TIMEOUT: server process N was told to cancel its statement',
                'TIMEOUT: server process N was told to end',
                'TIMEOUT: server process N is gone']
        events.takeRight(2)*.event()*.class*.simpleName.every { it != 'Noticed' }
        value("select to_regclass('t')") == null
    }

    def 'a killed session has changed nothing'() {
        when:
        def running = meanwhile { sqlStep("statement 'create table t(a int); select pg_sleep(60)'") }
        kill('pg_sleep')

        then:
        state(running.get()) == FAILED
        value("select to_regclass('t')") == null
        value('select count(*) from gonogo.receipt') == 0
    }

    def 'notices are kept, whether it passes or fails, and a warning is passed on'() {
        expect:
        def report = sqlStep("statement '''do 'begin raise $level ''hear me''; $then end' '''")
        state(report) == state
        kept(report, 'notices.txt') == "${level.toUpperCase()}: hear me\n"

        where:
        level     | then                  || state
        'notice'  | ''                    || PASSED
        'warning' | ''                    || WARNED
        'notice'  | 'perform 1/0;'        || FAILED
    }

    def 'an empty file and one that ends its transaction itself are refused before anything runs: #problem'() {
        given:
        file('fix.sql', content)

        when:
        sqlStep("file 'fix.sql'")

        then:
        def refused = thrown RunbookProblems
        refused.message.contains(problem)

        where:
        content                            || problem
        '-- to be done\n'                  || 'the file has no statement in it'
        'begin; select 1; commit;'         || '`BEGIN` in a file that runs in a transaction of its own'
        'create index concurrently on t(a);'  || '`CREATE INDEX CONCURRENTLY` without a plain name for the index'
    }

    def 'inline SQL is held to the same, at the place of its step'() {
        when:
        sqlStep("statement '$text'")

        then:
        def refused = thrown RunbookProblems
        refused.problems()*.at()*.line() == [8]
        refused.message.contains(problem)

        where:
        text                        || problem
        'select 1; commit'          || '`COMMIT` in a file'
        'select "open'              || 'unterminated quoted identifier'
        '-- nothing'                || 'no statement'
    }

    def 'a lock that others hold for a while is waited for in short turns'() {
        given:
        sql 'create table t(a int)'

        when:
        def running = whileLocked('select from t') {
            def fixing = meanwhile { sqlStep("statement 'alter table t add b int'", 'quick') }
            awaitStatement('^alter table t')
            fixing
        }

        then:
        state(running.get()) == PASSED
    }

    private Report sqlStep(String words, String target = 'db') {
        task "sql('fix') { $words }", "target('quick') { url secret('SPEC_DB'); lockTimeout 100.ms; retryLocks 20 }"
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
