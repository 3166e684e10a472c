package dev.gonogo.run

import dev.gonogo.ResumeRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report

import java.nio.file.Files

import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.ROLLBACK_FAILED
import static dev.gonogo.trail.StepState.ROLLED_BACK

/** A rollback that somebody asks for after the run: what was written since is kept, and what was there before is not taken. */
class LateRollbackSpec extends RunSpecification {

    def 'data written since is counted and kept before it is taken away'() {
        given:
        task '''
            sql('notes') { statement 'create table note(id int, body text); alter table person add column nick text' }
            rollback { sql('back') { statement 'drop table note; alter table person drop column nick'
                                     allowLoss 'table public.note', 'column public.person.nick' } }
        '''
        sql 'create table person(id int)', 'insert into person values (7)'
        def completed = run()
        sql "insert into note values (1, 'one, with a comma'), (2, null)", "update person set nick = 'kim'"

        when:
        def report = rollBack(completed)

        then:
        completed.ended() == 'completed'
        report.ended() == 'rolled-back'
        report.endedBecause() == "the dashboard is empty; rolled back by the tasks' own rollbacks"
        step(report, 'T-1/notes').state() == ROLLED_BACK
        (events*.event().find { it instanceof Event.DataKept } as Event.DataKept).rows() == ['public.note': 2L, 'public.person': 1L]
        evidenceText(report, 'public.note.csv') == 'id,body\n1,"one, with a comma"\n2,\n'
        evidenceText(report, 'public.person.csv') == 'id,nick\n7,kim\n'
        value("select to_regclass('note')") == null
        gonogo().verify(runFolder(report)).empty
    }

    def 'a way back that would remove what was there before the run is undone and said: #how'() {
        given:
        sql 'create table precious(a int)', 'insert into precious values (1)'
        file('migrations/1_first.sql', 'select 1;')
        file('migrations/2_a.sql', 'create table if not exists precious(a int); create table own();')
        file('rollback/2_a.sql', 'drop table own; drop table precious;')
        task "migrate()\nsql('change') { statement 'create table mine()' }\nrollback { $back }", "migrations('migrations')"
        def completed = run()

        when:
        def report = rollBack(completed)

        then:
        completed.steps()*.state() == [PASSED, PASSED]
        report.ended() == 'rollback-failed'
        report.steps()*.state() == [ROLLBACK_FAILED, ROLLBACK_FAILED]
        report.endedBecause().contains(told)
        value('select count(*) from precious') == 1
        value("select to_regclass('mine')") == 'mine'

        where:
        how            | back                                                                                               || told
        'by a file'    | "migrateBack to: '1'"                                                                              || '`rollback/2_a.sql` would remove table public.precious, which was there before this run; the file was rolled back'
        'by statement' | "sql('it') { statement 'drop table mine, precious'; allowLoss 'table public.mine', 'table public.precious' }" || 'it would remove table public.precious'
    }

    def 'what is over, and what was never changed, cannot be rolled back'() {
        given:
        task "check('c') { query 'select 1'; expect { scalar == 1 } }"
        def completed = run()

        when:
        rollBack(completed)

        then:
        def refused = thrown(NoWayBack)
        refused.message == 'there is nothing to roll back: the run changed nothing, or the runbook has no `rollback`'
    }

    private Report rollBack(Report report) {
        events.clear()
        gonogo().rollBack(runFolder(report), Optional.empty(), 'the dashboard is empty', ResumeRequest.asBegun(),
                { Optional.empty() } as Prompt, { Event.Recorded event -> events << event } as Printer)
    }

    private String evidenceText(Report report, String name) {
        Files.readString(runFolder(report).evidence().resolve("run/attempt-2-$name"))
    }
}
