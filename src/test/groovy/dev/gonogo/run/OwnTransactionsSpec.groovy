package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.model.RunbookProblems
import dev.gonogo.trail.Report

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** Files that begin and end transactions themselves, and say so. */
class OwnTransactionsSpec extends RunSpecification {

    def 'each of its transactions is a portion, and what stands between them: #word'() {
        given:
        file(path, 'begin;\ncreate table a();\ncommit;\ncreate table b();\nbegin; create table c(); end;\ncreate index concurrently i on d(x);')
        sql 'create table d(x int)'

        when:
        task step, head
        def report = run()

        then:
        report.steps()[0].state() == PASSED
        query('select part from gonogo.receipt order by done_at').rows()*.get(0) == (1..4).collect { "$part#$it" as String }
        query('select r.xmin::text from gonogo.receipt r where part like \'%#1\'').rows() == query("select xmin::text from pg_class where relname = 'a'").rows()

        where:
        word         | path                 | part      | step                                              | head
        'sql'        | 'fix.sql'            | ''        | "sql('fix') { file 'fix.sql'; ownTransactions() }" | ''
        'migrations' | 'migrations/1_a.sql' | '1_a.sql' | 'migrate()'                                       | "migrations('migrations') { ownTransactions() }"
    }

    def 'what fails leaves nothing of its transaction, and a retry goes on behind the last one'() {
        given:
        file('fix.sql', 'begin; create table a(); commit;\nbegin; create table b(); select 1 / n from d; commit;\ncreate table c();')
        sql 'create table d(n int)', 'insert into d values (0)'

        when:
        def states = []
        def report = fix { Question question ->
            states << [value("select to_regclass('a')"), value("select to_regclass('b')")]
            sql 'update d set n = 1'
            'retry'
        }

        then:
        states == [['a', null]]
        step(report, 'T-1/fix').attempts() == 2
        query('select part from gonogo.receipt order by done_at').rows() == [['#1'], ['#2'], ['#3']]
    }

    def 'the history has its row with the last portion alone'() {
        given:
        file('migrations/1_a.sql', 'begin; create table a(); commit; select nope;')
        task 'migrate()', "migrations('migrations') { ownTransactions() }"

        when:
        def report = run()

        then:
        report.steps()[0].state() == FAILED
        report.steps()[0].message().contains('1_a.sql:1:41: column "nope" does not exist')
        report.steps()[0].message().endsWith('in effect already: 1_a.sql#1')
        value('select count(*) from schema_migrations') == 0
    }

    def 'a transaction is what its BEGIN says: #begin'() {
        given:
        file('fix.sql', "$begin; create table told as select current_setting('transaction_isolation') as isolation; commit;")

        expect:
        step(fix(), 'T-1/fix').state() == PASSED
        value('select isolation from told') == isolation

        where:
        begin                                                       || isolation
        'begin'                                                     || 'read committed'
        'begin isolation level serializable'                        || 'serializable'
        'start transaction isolation level repeatable read, read write' || 'repeatable read'
        'begin; set transaction isolation level serializable'       || 'serializable'
    }

    def 'savepoints are the script\'s own'() {
        given:
        file('fix.sql', 'begin; create table a(x int); savepoint s; insert into a values (1); rollback to s; insert into a values (2); release s; commit;')

        expect:
        step(fix(), 'T-1/fix').state() == PASSED
        query('select x from a').rows() == [[2]]
    }

    def 'one that cannot be carried out as it stands is refused with its place: #script'() {
        given:
        file('fix.sql', script)

        when:
        fix()

        then:
        def refused = thrown RunbookProblems
        refused.message.contains(told)
        query("select 1 from pg_class where relname = 'a'").rows().empty

        where:
        script                                     || told
        'begin;\n create table a();'               || "fix.sql:1:1: `BEGIN` without `COMMIT`\nbegin;\n^\n  hint: end it with `COMMIT`, or psql would undo all of it"
        'create table a();\n commit;'              || 'fix.sql:2:2: `COMMIT` without `BEGIN`'
        'begin; create table a(); rollback;'       || 'fix.sql:1:26: `ROLLBACK` of a whole transaction'
        'begin; commit;'                           || 'fix.sql:1: the file has no statement in it'
    }

    def 'without that word the first of them is refused, and the word is named'() {
        given:
        file('fix.sql', 'begin; create table a(); commit;')
        task "sql('fix') { file 'fix.sql' }; sql('again') { file 'fix.sql'; ownTransactions() }"

        when:
        run()

        then:
        def refused = thrown RunbookProblems
        refused.problems().size() == 2
        refused.message.contains('or say `ownTransactions()`')
    }

    private Report fix(Closure<String> answer = null) {
        task "sql('fix') { file 'fix.sql'; ownTransactions() }"
        run(RunRequest.on('db'), { Question question ->
            answer ? Optional.of(new Answer('ana', 'dba', answer(question), '', false)) : Optional.empty()
        } as Prompt)
    }
}
