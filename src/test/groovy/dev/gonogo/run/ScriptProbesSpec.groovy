package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.model.RunbookProblems
import dev.gonogo.sql.Psql
import dev.gonogo.trail.Report
import spock.lang.Requires

import java.nio.file.Path
import java.util.concurrent.TimeUnit

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** Scripts on which migration tools stumble: what plain psql leaves, and what is left here. */
class ScriptProbesSpec extends RunSpecification {

    def 'a script that needs care is applied once and recorded: #what'() {
        given:
        sql 'create table t(a int, b text)'
        file('migrations/1_a.sql', script)

        when:
        def report = migrate()

        then:
        report.steps()[0].state() == PASSED
        query(question).rows() == answer
        query('select version from schema_migrations').rows() == [['1']]
        migrate().steps()[0].message() == 'nothing was pending'

        where:
        what                        | script                                                       | question                                   || answer
        'CIC alone'                 | 'create index concurrently i on t(a);'                       | VALID                                      || [['i', true]]
        'ALTER and CIC'             | 'alter table t add c int;\ncreate index concurrently i on t(c);' | VALID                                  || [['i', true]]
        'COPY with odd data'        | "copy t from stdin;\n1\tit's\n2\ta;b\n3\t\$\$ :x\n\\.\n"     | 'select a, b from t order by a'            || [[1, "it's"], [2, 'a;b'], [3, '$$ :x']]
        '\\set and :var'            | "\\set n 7\n\\set s 'it''s'\ninsert into t values (:n, :'s');" | 'select a, b from t'                     || [[7, "it's"]]
    }

    private static final VALID = "select c.relname, i.indisvalid from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = 't'::regclass"

    @Requires({ Psql.isThere() })
    def 'after a failure in the middle psql leaves half and says yes; here nothing is left, and a retry applies all'() {
        given:
        def script = file('migrations/1_a.sql', 'create table a();\ninsert into nowhere values (1);\ncreate table b();')

        when:
        def exit = psql(script)

        then:
        exit == 0
        tables() == ['a', 'b']

        when:
        sql 'drop table a, b'
        def report = migrate { Question question ->
            assert tables() == []
            file('migrations/1_a.sql', 'create table a();\ncreate table b();')
            'hold'
        }

        then:
        report.steps()[0].message().contains('1_a.sql:2:13: relation "nowhere" does not exist')
        tables() == []

        when:
        report = migrate()

        then:
        report.steps()[0].state() == PASSED
        tables() == ['a', 'b']
    }

    @Requires({ Psql.isThere() })
    def 'a COMMIT of its own leaves half of a failed script with psql, even in one transaction; here it is not begun'() {
        given:
        def script = file('migrations/1_a.sql', 'begin;\ncreate table a();\ncommit;\ninsert into nowhere values (1);\n')

        when:
        psql(script, '-1', '-v', 'ON_ERROR_STOP=1')

        then:
        tables() == ['a']

        when:
        sql 'drop table a'
        migrate()

        then:
        def refused = thrown RunbookProblems
        refused.message.contains('1_a.sql:1:1: `BEGIN` in a file that runs in a transaction of its own')
        tables() == []

        when: 'it is declared'
        def report = migrate('ownTransactions()') { 'hold' }

        then:
        report.steps()[0].state() == FAILED
        report.steps()[0].message().endsWith('in effect already: 1_a.sql#1')
        tables() == ['a']
    }

    @Requires({ Psql.isThere() })
    def 'a BEGIN without COMMIT does nothing with psql and says yes; here it is not begun'() {
        given:
        def script = file('migrations/1_a.sql', 'begin;\ncreate table a();\n')

        expect:
        psql(script, '-v', 'ON_ERROR_STOP=1') == 0
        tables() == []

        when:
        migrate('ownTransactions()')

        then:
        def refused = thrown RunbookProblems
        refused.message.contains('1_a.sql:1:1: `BEGIN` without `COMMIT`')
    }

    private List<String> tables() {
        query("select relname from pg_class where relname in ('a', 'b') order by 1").rows()*.get(0)
    }

    private int psql(Path script, String... options) {
        def command = ['psql', '-X', '-q', *options, '-f', script.toString(), SharedServer.url(database)]
        def process = new ProcessBuilder(command).redirectErrorStream(true).start()
        process.consumeProcessOutput()
        assert process.waitFor(30, TimeUnit.SECONDS)
        process.exitValue()
    }

    private Report migrate(String declared = '', Closure<String> answer = null) {
        task 'migrate()', "migrations('migrations') { $declared }"
        run(RunRequest.on('db'), { Question question ->
            answer ? Optional.of(new Answer('ana', 'dba', answer(question), '', false)) : Optional.empty()
        } as Prompt)
    }

    private Report migrate(Closure<String> answer) {
        migrate('', answer)
    }
}
