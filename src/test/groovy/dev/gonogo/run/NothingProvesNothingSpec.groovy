package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Event
import dev.gonogo.trail.Verdict

/** What did not happen here, or was said by nobody, speaks for nothing. */
class NothingProvesNothingSpec extends RunSpecification {

    static final String OTHER = "target('other') { url secret('SPEC_DB') }"

    def 'a mode whose only step to switch it off is meant for another target is still on'() {
        given:
        mode("command('on') { program 'true' }", "command('off') { program 'true'; onlyOn 'other' }")

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons().any { it.startsWith('`m` is on since') }
    }

    def 'a mode is off when what is meant for this target has switched it off'() {
        given:
        mode("command('on') { program 'true' }; command('on there') { program 'true'; onlyOn 'other' }",
                "command('off') { program 'true' }; command('off there') { program 'true'; onlyOn 'other' }")

        expect:
        run().verdict() == Verdict.Decided.GO
    }

    def 'a go that nobody said is none'() {
        given:
        task("check('c') { query 'select 1'; expect { scalar == 1 } }", "decision { poll 'dba' }")
        answers([step: 'decision/poll-dba', role: 'dba', answer: 'go'] + (as ? [as: as] : [:]))

        expect:
        run().verdict() == verdict

        where:
        as    || verdict
        'ana' || Verdict.Decided.GO
        ''    || Verdict.Decided.NOT_DECIDED
    }

    def 'what a step may lose on another target is not lost here without a word'() {
        given:
        sql 'create view gone as select 1 as a'
        task("sql('elsewhere') { statement 'select 1'; allowLoss 'view public.gone'; onlyOn 'other' }; sql('x') { statement 'create table x()' }", OTHER)
        def prompt = { Question question -> Optional.empty() } as Prompt

        when: 'somebody drops it while the run runs'
        def report = gonogo().run(compiled(), RunRequest.on('db'), prompt, { event ->
            if (event.event() instanceof Event.StepStarted) {
                sql 'drop view gone'
            }
        } as Printer)

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.catalogDiff().undeclared() == ['view public.gone']
    }

    def 'backups that are made on another target are no criterion here'() {
        given:
        task("backup('b') { onlyOn 'other' }; check('c') { query 'select 1'; expect { scalar == 1 } }", OTHER)

        expect:
        run().criteria()*.name().every { !it.contains('backup') }
    }

    private void mode(String before, String after) {
        file('runbook.groovy', """\
runbook('spec') {
  role 'dba', 'Database Admin'
  target('db') { url secret('SPEC_DB'); backups CLONE }
  $OTHER
  during('m') {
    before { $before }
    phase('P') { task('T-1', 'a task') { check('c') { query 'select 1'; expect { scalar == 1 } } } }
    after { $after }
  }
}
""")
    }
}
