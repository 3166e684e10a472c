package dev.gonogo.run

import dev.gonogo.ResumedSpecification
import dev.gonogo.RunRequest
import dev.gonogo.Signing
import dev.gonogo.plan.PlannedStep
import dev.gonogo.trail.Event
import dev.gonogo.trail.RecordedJournal
import dev.gonogo.trail.RunFolder
import dev.gonogo.trail.RunRecord
import dev.gonogo.trail.StepState
import spock.lang.Shared
import spock.lang.Stepwise

import java.nio.file.Files

import static dev.gonogo.trail.StepState.*

/** Brings about every row of {@link Transitions#TABLE} in real runs, and no other. */
@Stepwise
class EveryTransitionSpec extends ResumedSpecification {

    static final String CHECKED = "query 'select count(*) from wanted'; expect { scalar == 1 }"

    @Shared
    Set<List<StepState>> exercised = []

    def setup() {
        sql 'create table wanted(a int)'
    }

    /** What the journals of the feature's runs tell. */
    def cleanup() {
        def runs = folder.resolve('home/runs')
        if (Files.isDirectory(runs)) {
            Files.list(runs).withCloseable { it.toList() }.each { follow(new RunFolder(it)) }
        }
    }

    def 'its turn comes, and it ends in one way or another: #state'() {
        given:
        runbook "$items", "target('other') { url secret('SPEC_DB') }"

        expect:
        run(RunRequest.on('db'), saying('p/now': 'no')).steps()[0].state() == state

        where:
        items                                                                                        || state
        "task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }"               || PASSED
        "task('T-1', 'one') { sql('s') { statement 'do \$\$ begin raise warning \\'look\\'; end \$\$' } }" || WARNED
        "task('T-1', 'one') { check('c') { $CHECKED } }"                                             || FAILED
        "task('T-1', 'one') { check('c') { query 'select 1/0'; expect { scalar == 1 } } }"             || BROKEN
        "task('T-1', 'one') { manual('m') { } }"                                                     || WAITING
        "approval('now') { by 'cto' }"                                                               || REFUSED
        "task('T-1', 'one') { check('c') { $CHECKED; onlyOn 'other' } }"                             || NOT_APPLICABLE
    }

    def 'a broken glass lets a run pass over what waits and what was refused: #state'() {
        given:
        file('allowed_signers', Signing.allowedSigners())
        runbook "approval('now') { by 'cto' }", "signers 'allowed_signers'; decision { breakGlass 'cto' }"
        run(RunRequest.on('db'), said ? saying('p/now': said) : NOBODY)

        when:
        Signing.sign(gonogo(), newest(), 'break-glass', 'p/now', 'kim', 'cto', 'it must').handTo(newest())
        def report = resume()

        then:
        report.steps()[0].state() == SKIPPED_BY_OPERATOR

        where:
        said || state
        null || WAITING
        'no' || REFUSED
    }

    def 'what did not pass is tried again or passed over: #broken'() {
        given:
        task "check('c') { query '$query'; expect { scalar == 1 }; skippable() }"

        when:
        def report = run(RunRequest.on('db'), saying('T-1/c/failure': ['retry', 'skip']))

        then:
        step(report, 'T-1/c').state() == SKIPPED_BY_OPERATOR
        step(report, 'T-1/c').attempts() == 2

        where:
        query                      | broken
        'select count(*) from wanted' | false
        'select 1/0'               | true
    }

    def 'what has not begun is passed over'() {
        given:
        task "check('c') { $CHECKED; skippable() }"
        def leading = new Prompt() {
            Optional<Answer> ask(Question question) {
                Optional.empty()
            }

            Optional<Answer> before(PlannedStep step) {
                Optional.of(new Answer('ana', '', 'skip', 'it must', false))
            }
        }

        expect:
        run(RunRequest.on('db'), leading).steps()*.state() == [SKIPPED_BY_OPERATOR]
    }

    def 'who did not answer, or said no, is asked again'() {
        given:
        runbook "task('T-1', 'one') { manual('m') { } }; approval('now') { by 'cto' }"

        expect:
        run().steps()*.state() == [WAITING, PENDING]
        resume(saying('T-1/m': 'yes', 'p/now': 'no')).steps()*.state() == [PASSED, REFUSED]
        resume(saying('p/now': 'yes')).steps()*.state() == [PASSED, PASSED]
    }

    def 'a gate is looked at again'() {
        given:
        runbook "task('T-1', 'one') { check('c') { query 'select 1'; expect { scalar == 1 } } }; gate('g') { requires 'T-1' }; task('T-2', 'two') { manual('m') { } }"
        run()

        expect:
        step(resume(), 'p/g').attempts() == 2
    }

    def 'what was done otherwise is done again: #state'() {
        given:
        task "$step; manual('m') { }"

        expect:
        run(RunRequest.on('db'), saying('T-1/x/failure': choice)).steps()*.state() == [state, WAITING]

        when:
        edit 'false', 'true'

        then:
        resume(saying('run/changes': 'yes'), request(again: ['T-1/x'])).steps()*.state() == [PASSED, WAITING]

        where:
        step                                                                                        | choice         || state
        "command('x') { program 'false'; verify { query 'select 1'; expect { scalar == 1 } } }"       | 'done by hand' || WARNED
        "command('x') { program 'false'; skippable() }"                                             | 'skip'         || SKIPPED_BY_OPERATOR
    }

    def 'what is meant for another target by now, or for this one'() {
        given:
        task "check('a') { query 'select 1'; expect { scalar == 2 }; onlyOn 'db' }; check('b') { query 'select 1'; expect { scalar == 1 }; onlyOn 'third' }; manual('m') { }",
                "target('other') { url secret('SPEC_DB') }; target('third') { url secret('SPEC_DB') }"

        expect:
        run().steps()*.state() == [FAILED, NOT_APPLICABLE, PENDING]

        when:
        edit "onlyOn 'db'", "onlyOn 'other'"

        then:
        resume(saying('run/changes': 'yes')).steps()*.state() == [NOT_APPLICABLE, NOT_APPLICABLE, WAITING]

        when:
        edit "onlyOn 'third'", "onlyOn 'db'"

        then:
        resume(saying('run/changes': 'yes')).steps()*.state() == [NOT_APPLICABLE, PASSED, WAITING]
    }

    def 'what was running when the process was killed: #step'() {
        given:
        task step
        killed { isStarted(it, 'T-1/x') }

        expect:
        resume(saying('T-1/x/in-doubt': answer)).steps()*.state() == [state]

        where:
        step                                                                          | answer || state
        "sql('x') { statement 'create table x()' }"                                     | null   || PASSED
        "command('x') { program 'true'; mutates() }"                                    | 'yes'  || WARNED
        "command('x') { program 'true'; mutates() }"                                    | 'no'   || FAILED
        "check('x') { query 'select 1'; expect { scalar == 1 } }"                         | null   || PASSED
        "manual('x') { }"                                                             | null   || WAITING
    }

    def 'what was taken back goes forward again'() {
        given:
        runbook """
            task('T-1', 'one') { sql('a') { statement 'create table a()' } }
            task('T-2', 'two') { sql('b') { statement 'create table b()' }
                                 rollback { sql('back') { statement 'drop table b'; allowLoss 'table public.b' } } }
            task('T-3', 'three') { manual('m') { } }
        """
        run()

        expect:
        rollBack('to before task T-2').steps()*.state() == [PASSED, ROLLED_BACK, WAITING]
        resume().steps()*.state() == [PASSED, PASSED, WAITING]
    }

    def 'is taken back, at once or after that failed: #state'() {
        given:
        def way = folder.resolve('open').toFile()
        way.text = ''
        file('migrations/1_a.sql', 'create table a();')
        file('migrations/2_b.sql', 'select 1/0;')
        task "$step; manual('m') { }", """
            migrations('migrations')
            rollback { option('A') { command('back') { program 'test', '-e', '$way' } } }"""

        when: 'at once'
        def began = begin(state)

        then:
        began == null || began == state
        step(rollBack('A'), "T-1/$id").state() == ROLLED_BACK

        when: 'the way is closed, twice'
        way.delete()
        sql 'drop table if exists a', 'drop table if exists schema_migrations', 'drop table if exists gonogo.last_catalog'
        begin(state)

        then:
        step(rollBack('A'), "T-1/$id").state() == ROLLBACK_FAILED
        step(resume(), "T-1/$id").state() == ROLLBACK_FAILED

        when:
        way.text = ''

        then:
        step(resume(), "T-1/$id").state() == ROLLED_BACK

        where:
        step                                                                                                  | id        || state
        "command('x') { program 'true'; mutates() }"                                                            | 'x'       || PASSED
        "command('x') { program 'false'; mutates(); verify { query 'select 1'; expect { scalar == 1 } } }"        | 'x'       || WARNED
        "command('x') { program 'false'; mutates() }"                                                           | 'x'       || FAILED
        "command('x') { program 'false'; mutates(); skippable() }"                                              | 'x'       || SKIPPED_BY_OPERATOR
        "command('x') { program 'true'; mutates() }"                                                            | 'x'       || IN_DOUBT
        'migrate()'                                                                                           | 'migrate' || BROKEN
    }

    def 'every row was exercised, and nothing else happened'() {
        given:
        def declared = Transitions.TABLE.collect { [it.from(), it.to()] } as Set

        expect:
        declared - exercised == [] as Set
        exercised - declared == [] as Set
    }

    private StepState begin(StepState state) {
        if (state == IN_DOUBT) {
            killed { isStarted(it, 'T-1/x') }
            return null
        }
        run(RunRequest.on('db'), saying(
                'T-1/x/failure': state == WARNED ? 'done by hand' : state == SKIPPED_BY_OPERATOR ? 'skip' : 'hold',
                'T-1/migrate/failure': [{ receipts('part', 'p'); 'retry' }, { receipts('p', 'part'); 'hold' }])).steps()[0].state()
    }

    private void receipts(String from, String to) {
        sql "alter table gonogo.receipt rename column $from to $to"
    }

    /** A rollback begins its own steps anew. */
    private void follow(RunFolder run) {
        def ofRollbacks = RunRecord.read(run).plan().rollbackSteps()*.id()
        Map<String, StepState> states = [:].withDefault { PENDING }
        RecordedJournal.read(run).events()*.event().each { event ->
            if (event instanceof Event.RollbackStarted) {
                ofRollbacks.each { states.remove(it) }
            } else if (event instanceof Event.StepStarted) {
                follow(states, event.step(), RUNNING)
            } else if (event instanceof Event.StepFinished) {
                follow(states, event.step(), event.state())
            }
        }
    }

    private void follow(Map<String, StepState> states, String step, StepState to) {
        exercised << [states[step], to]
        states[step] = to
    }
}
