package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.trail.Verdict

import java.sql.Connection
import java.sql.DriverManager
import java.sql.SQLException

import static dev.gonogo.trail.StepState.PASSED

class StopWritesSpec extends RunSpecification {

    def 'nobody writes any more, not even who was there before, and all may again at the end'() {
        given:
        sql 'create table t(a int)'
        task '''
            stopWrites()
            manual('restored') { instructions 'Database > Backups > Restore' }
            sql('own') { statement 'insert into t values (1)' }
            allowWrites()
        '''
        def before = client()
        def refused = []
        def prompt = { Question question ->
            refused << failure { insert(before, 2) } << failure { insert(client(), 3) }
            Optional.of(new Answer('ana', '', 'yes', '', false))
        } as Prompt

        when:
        def report = run(RunRequest.on('db'), prompt)

        then:
        report.steps()*.state().every { it == PASSED }
        report.steps()*.id() == ['T-1/stop-writes', 'T-1/end-sessions', 'T-1/writes-are-stopped', 'T-1/restored', 'T-1/own',
                                 'T-1/allow-writes', 'T-1/writes-are-allowed']
        refused[0] =~ /terminating connection|connection/
        refused[1] =~ /cannot execute INSERT in a read-only transaction/
        report.verdict() == Verdict.Decided.GO

        when:
        insert(client(), 4)

        then:
        query('select a from t order by a').rows() == [[1], [4]]

        cleanup:
        before?.close()
    }

    /** A session as an application opens it. */
    private Connection client() {
        DriverManager.getConnection(database.address().jdbcUrl(), SharedServer.server().user(), SharedServer.server().password())
    }

    private static void insert(Connection client, int value) {
        client.createStatement().withCloseable { it.execute("insert into t values ($value)") }
    }

    private static String failure(Closure<?> work) {
        try {
            work.call()
            ''
        } catch (SQLException failed) {
            failed.message
        }
    }
}
