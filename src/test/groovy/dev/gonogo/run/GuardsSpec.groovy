package dev.gonogo.run

import dev.gonogo.PlanBlocked
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.SharedServer
import dev.gonogo.trail.Report

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** Somebody changes what an address leads to, after the plan and before the step. */
class GuardsSpec extends RunSpecification {

    static final CHANGES = "sql('change') { statement 'create table changed(a int)' }"

    def 'a step that changes something is refused on a database that is not the planned one'() {
        given:
        def own = value('select current_database()')
        def server = database.database('postgres')

        when: 'another database comes to stand under the name'
        def report = afterAnswer("manual('look') {}; $CHANGES") {
            server.open().withCloseable {
                it.execute("alter database $own rename to ${own}_moved")
                it.execute("create database $own template template0")
                it.execute("alter database $own rename to ${own}_other")
                it.execute("alter database ${own}_moved rename to $own")
                it.execute("create role ${own}_role superuser login")
                it.execute("alter database $own set role = ${own}_role")
            }
        }

        then:
        step(report, 'T-1/change').state() == FAILED
        step(report, 'T-1/change').message().startsWith('this is not the planned database: planned was 127.0.0.1, database ' + own + ', role postgres, system ')
        step(report, 'T-1/change').message().contains("found is 127.0.0.1, database $own, role ${own}_role, system ")
        value("select to_regclass('changed')") == null

        cleanup:
        server.open().withCloseable {
            it.execute("alter database $own reset role")
            it.execute("drop role ${own}_role")
        }
    }

    def 'a step whose database cannot be reached has not begun'() {
        given:
        def own = value('select current_database()')
        def server = database.database('postgres')

        when:
        def report = afterAnswer("manual('look') {}; $CHANGES") {
            server.open().withCloseable { it.execute("alter database $own rename to ${own}_away") }
        }

        then:
        step(report, 'T-1/change').state() == BROKEN
        step(report, 'T-1/change').message().contains("database \"$own\" does not exist")
        !step(report, 'T-1/change').message().contains(SharedServer.server().password())
        report.rollbackSteps().empty
    }

    def 'what only reads is not guarded, and says itself what it finds'() {
        expect:
        afterAnswer("manual('look') {}; check('c') { query 'select 1'; expect { scalar == 1 } }") {}.steps()*.state() == [PASSED, PASSED]
    }

    def 'a database that bears the mark of another environment is refused before anything runs'() {
        given:
        marked 'production'

        when:
        run()

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains('is marked as `production`, not as `db`')
        value("select to_regclass('changed')") == null
    }

    def 'its own mark lets it through'() {
        given:
        marked 'db'

        expect:
        run().steps()*.state() == [PASSED]
    }

    private void marked(String name) {
        sql 'create schema gonogo', 'create table gonogo.target(name text, marked_at timestamptz)', "insert into gonogo.target values ('$name')"
        task CHANGES
    }

    private Report afterAnswer(String steps, Closure<?> change) {
        task steps
        run(RunRequest.on('db'), { Question question ->
            if (question.step() != 'T-1/look') {
                return Optional.empty()
            }
            change.call()
            Optional.of(new Answer('ana', '', 'yes', '', false))
        } as Prompt)
    }
}
