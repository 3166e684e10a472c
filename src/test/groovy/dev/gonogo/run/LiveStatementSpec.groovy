package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.postgres.LockWait
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report

import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

import static dev.gonogo.trail.StepState.PASSED

/** What can be seen of a statement while it runs. */
class LiveStatementSpec extends RunSpecification implements OtherSessions {

    static final long WELL_AFTER = 20

    private Closure<?> onEvent = { }

    def 'what the server says is told when it says so, and not when the statement ends'() {
        given:
        sql 'create table go(a int)'
        file 'do.sql', '''\
            do $$ begin
              raise notice 'begun';
              while not exists (select from go) loop perform pg_sleep(0.01); end loop;
              raise warning 'done';
            end $$;'''
        onEvent = { event -> event instanceof Event.Noticed && event.text() == 'begun' && sql('insert into go values (1)') }

        when:
        def report = run("sql('do') { file 'do.sql'; timeout ${WELL_AFTER}.seconds }")

        then:
        noticed() == ['NOTICE: begun', 'WARNING: done']
        step(report, 'T-1/do').message() == 'done; the server warned, see notices.txt'
    }

    def 'many notices are told in order, each once'() {
        given:
        file 'do.sql', 'do $$ begin for i in 1..5000 loop raise notice \'%\', i; perform pg_sleep(0.0001); end loop; end $$;'

        when:
        run("sql('do') { file 'do.sql' }")

        then:
        noticed() == (1..5000).collect { "NOTICE: $it".toString() }
    }

    def 'who keeps a statement waiting is told, and when the wait is over'() {
        given:
        sql 'create table doc(a int)'
        file 'add.sql', 'select 1;\nalter table doc add b int;'
        def freed = new CountDownLatch(1)
        def holding = new CountDownLatch(1)
        def other = meanwhile {
            whileLocked('lock table doc in share mode') {
                holding.countDown()
                freed.await(WELL_AFTER, TimeUnit.SECONDS)
            }
        }
        holding.await(WELL_AFTER, TimeUnit.SECONDS)
        onEvent = { event -> event instanceof Event.Noticed && event.text().startsWith('for') && freed.countDown() }

        when:
        def report = run("sql('add') { file 'add.sql' }", 30)
        other.join()

        then:
        step(report, 'T-1/add').state() == PASSED
        noticed().first() ==~ /WAITING: for AccessExclusiveLock on doc, held or asked for before by server process \d+ \(.*\) of role \w+, idle in transaction for \d+ s: lock table doc in share mode/
        events*.event().find { it instanceof Event.StatementUnderway } ==
                new Event.StatementUnderway('T-1/add', "$folder/book/add.sql:2:1", 'ALTER TABLE')
    }

    def 'a prepared transaction has no process, and is told as what it is'() {
        expect:
        new LockWait('ShareLock on doc', [new LockWait.Blocker(0, '', '', '', Duration.ZERO, '')]).told() ==
                'ShareLock on doc, held or asked for before by a prepared transaction, see pg_prepared_xacts'
    }

    def 'how far an index build has come is told'() {
        given:
        sql 'create table doc(a int, b char(500))', "insert into doc select s, 'x' from generate_series(1, 3000) s",
                'create function slow(a int) returns int immutable language plpgsql as $$ begin perform pg_sleep(0.001); return a; end $$'
        file 'index.sql', 'create index concurrently doc_slow on doc (slow(a));'

        when:
        def report = run("sql('index') { file 'index.sql' }")
        def told = events*.event().findAll { it instanceof Event.Progressed && it.doing() =~ 'building index' && it.unit() == 'blocks' }

        then:
        step(report, 'T-1/index').state() == PASSED
        told.size() > 1
        told.every { it.doing().startsWith('CREATE INDEX CONCURRENTLY: ') && it.total() == value("select pg_relation_size('doc') / 8192") }
        told*.done() == told*.done().toSorted().unique()
        told.last().millisecondsLeft() >= 0
    }

    def 'the statements of a script are evidence'() {
        given:
        sql 'create table doc(a int)'
        file 'fill.sql', 'insert into doc values (1), (2);\ncopy doc from stdin;\n3\n4\n5\n\\.\ncreate index on doc (a);\nselect 1 / 0;'

        when:
        def report = run("sql('fill') { file 'fill.sql' }")

        then:
        evidence(report, 'T-1/fill/statements.json').collect { [it.at - "$folder/book/", it.command, it.refused, it.rows] } == [
                ['fill.sql:1:1', 'INSERT', false, 2], ['fill.sql:2:1', 'COPY', false, 3],
                ['fill.sql:7:1', 'CREATE INDEX', false, 0], ['fill.sql:8:1', 'SELECT', true, null]]
    }

    def 'who looks leaves no session behind'() {
        given:
        file 'one.sql', 'select pg_sleep(1.3)'

        when:
        run("sql('one') { file 'one.sql' }")

        then:
        value("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") == 0
    }

    private Report run(String step, int lockTimeout = 5) {
        task step
        def book = folder.resolve('book/runbook.groovy').toFile()
        book.text = book.text.replace('retryLocks 1', "lockTimeout ${lockTimeout}.seconds")
        gonogo().run(compiled(), RunRequest.on('db'), ScriptedPrompt.read(folder.resolve('book/answers.json')), { Event.Recorded recorded ->
            events << recorded
            onEvent.call(recorded.event())
        } as Printer)
    }

    private List<String> noticed() {
        events*.event().findAll { it instanceof Event.Noticed }.collect { "${it.severity()}: ${it.text()}".toString() }
    }
}
