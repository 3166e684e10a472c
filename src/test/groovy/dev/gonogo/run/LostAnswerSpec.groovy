package dev.gonogo.run

import dev.gonogo.Gonogo
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.trail.Event
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.Verdict

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.IN_DOUBT
import static dev.gonogo.trail.StepState.PASSED

/** A commit that took effect, and an answer to it that got lost on the way. */
class LostAnswerSpec extends RunSpecification implements OtherSessions {

    CutConnection network

    @Override
    Gonogo gonogo() {
        def environment = [SPEC_DB: SharedServer.url(database).replace(":${SharedServer.server().port()}/", ":$network.port/")]
        new Gonogo(new Workplace(folder.resolve('home'), java.nio.file.Path.of('target/cache').toAbsolutePath(), environment, new Secrets()), clock)
    }

    def cleanup() {
        network.close()
    }

    def 'the receipt tells that it took effect, and nothing runs twice: #step'() {
        given:
        network = new CutConnection(SharedServer.server().port(), false)
        file('migrations/1_a.sql', 'create table t(a int); insert into t values (1);')
        task step, "migrations('migrations')"

        when:
        def report = run()

        then:
        report.steps()*.state() == [PASSED]
        report.verdict() == Verdict.Decided.GO
        events*.event().findAll { it instanceof Event.Noticed }*.severity() == ['LOST']
        value('select count(*) from t') == 1
        value('select count(*) from gonogo.receipt') == 1

        where:
        step << ['migrate()', "sql('fix') { statement 'create table t(a int); insert into t values (1)' }"]
    }

    def 'a commit that the server was still busy with is waited for'() {
        given:
        network = new CutConnection(SharedServer.server().port(), false)
        sql 'create table t(a int)', "create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(0.7); return null; end'",
                'create constraint trigger slow after insert on t deferrable initially deferred for each row execute function slow()'
        task "sql('fix') { statement 'insert into t values (1)' }"

        expect:
        def committed = value('select count(*) from t') == 1
        run().steps()*.state() == [PASSED]
        value('select count(*) from t') == 1
    }

    def 'a commit that did not arrive cannot arrive later: its session is ended before it is said to have had no effect'() {
        given:
        network = new CutConnection(SharedServer.server().port(), false, true)
        task "sql('fix') { statement 'create table t(a int)' }"

        when:
        def report = run()

        then:
        step(report, 'T-1/fix').state() in [FAILED, BROKEN]
        value("select to_regclass('t')") == null
        value("select count(*) from pg_stat_activity where state = 'idle in transaction' and application_name like 'gonogo ${report.run()}%'") == 0
        events*.event().findAll { it instanceof Event.Noticed }*.text() == ['the answer to the commit got lost; by the receipt it took no effect']
    }

    def 'when nobody can be asked, it is in doubt, and nothing is concluded'() {
        given:
        network = new CutConnection(SharedServer.server().port(), true)
        task "sql('fix') { statement 'create table t(a int)' }", '''
            rollback {
                option('A') { sql('back') { statement 'drop table t'; allowLoss 'table public.t' } }
            }
        '''

        when:
        def report = run()

        then:
        step(report, 'T-1/fix').state() == IN_DOUBT
        step(report, 'T-1/fix').message().startsWith('the answer to the commit got lost (')
        report.verdict() == Verdict.Decided.NOT_DECIDED
        report.endedBecause().startsWith('`T-1/fix` in-doubt')
        eventually { assert value("select to_regclass('t')") == 't' }
    }

    def 'what ran outside of a transaction is settled by the catalog'() {
        given:
        network = new CutConnection(SharedServer.server().port(), false)
        sql 'create table t(a int)'
        task "sql('fix') { statement 'create index concurrently i on t(a) /* lost like a COMMIT */' }"

        when:
        def report = run()

        then:
        def built = value("select to_regclass('i')") != null
        step(report, 'T-1/fix').state() == (built ? PASSED : FAILED)
        value('select count(*) from gonogo.receipt') == (built ? 1 : 0)
        value('select count(*) from pg_index where not indisvalid') == 0
        events*.event().findAll { it instanceof Event.Noticed }*.text().any { it == "the connection got lost; by the catalog `CREATE INDEX CONCURRENTLY` took ${built ? '' : 'no '}effect" }
    }

    def 'when the catalog cannot be asked, it is in doubt, and said what to look at'() {
        given:
        network = new CutConnection(SharedServer.server().port(), true)
        sql 'create table t(a int)'
        task "sql('fix') { statement 'create index concurrently i on t(a) /* lost like a COMMIT */' }"

        when:
        def report = run()

        then:
        step(report, 'T-1/fix').state() == IN_DOUBT
        step(report, 'T-1/fix').message().startsWith('`CREATE INDEX CONCURRENTLY` at T-1/fix:1:1 was interrupted (')
        step(report, 'T-1/fix').message().endsWith('; look whether index `i` on `t` is there, and valid')
        report.verdict() == Verdict.Decided.NOT_DECIDED
    }

    def 'the portions behind one whose answer got lost go on'() {
        given:
        network = new CutConnection(SharedServer.server().port(), false)
        file('migrations/1_a.sql', 'create table t(a int); create index concurrently i on t(a);')
        task 'migrate()', "migrations('migrations')"

        expect:
        run().steps()*.state() == [PASSED]
        value("select count(*) from pg_index where indexrelid = 'i'::regclass and indisvalid") == 1
        query('select part from gonogo.receipt order by done_at').rows()*.get(0) == ['1_a.sql#1', '1_a.sql#2']
    }
}
