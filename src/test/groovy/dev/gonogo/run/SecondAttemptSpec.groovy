package dev.gonogo.run

import dev.gonogo.ResumeRequest
import dev.gonogo.ResumedSpecification

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

/** What an attempt makes is its own: no other one drops it or takes it for what it did itself. */
class SecondAttemptSpec extends ResumedSpecification {

    def setup() {
        sql 'create table a(a int)', 'insert into a values (1)'
    }

    def 'the proven copy of an earlier attempt stays'() {
        given:
        task "backup('b') { freshFor 1.hour }; manual('m') { }"
        def first = evidence(run(), 'T-1/b/backup.json').location
        edit '1.hour', '2.hours'

        when:
        def report = resume(saying('run/changes': 'yes'), request(again: ['T-1/b']))

        then:
        step(report, 'T-1/b').attempts() == 2
        copies() == [first, evidence(report, 'T-1/b/attempt-2-backup.json').location] as Set
    }

    def 'what a restore kept is no witness of a later attempt: in doubt #inDoubt'() {
        given:
        runbook """
            task('T-1', 'one') { sql('b') { statement 'create table b()' }; backup('safe')
                                 rollback { sql('drop') { statement 'drop table b'; allowLoss 'table public.b' } } }
            task('T-2', 'two') { restore 'safe'; manual('m') { }
                                 rollback { command('back') { program 'true' } } }
        """
        run()
        rollBack('to before task T-2')
        if (inDoubt) {
            killed({ isStarted(it, 'T-2/restore') }, { printer -> gonogo().resume(newest(), ResumeRequest.asBegun(), NOBODY, printer) })
        }

        when:
        def report = resume()

        then:
        step(report, 'T-2/restore').attempts() == 2
        step(report, 'T-2/restore').state() == state
        copies().size() == kept + 1

        where:
        inDoubt || state  | kept
        true    || FAILED | 1
        false   || PASSED | 2
    }

    private Set<?> copies() {
        query("select datname from pg_database where datname like '${value('select current_database()')}\\_%'").rows()*.get(0) as Set
    }
}
