package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Event
import dev.gonogo.trail.JournalUnwritable
import dev.gonogo.trail.Verdict

import java.nio.file.Files

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.IN_DOUBT
import static dev.gonogo.trail.StepState.ROLLED_BACK

/** Defects, of Gonogo or of a program that embeds it: the journal tells how the step ended, and there is a report. */
class UnexpectedSpec extends RunSpecification {

    def 'a step that only reads or asks is broken'() {
        given:
        task "manual('look') {}; check('c') { serverVersion { atLeast 15 } }"

        when:
        def report = run(RunRequest.on('db'), { throw new ArrayIndexOutOfBoundsException('7') } as Prompt)

        then:
        step(report, 'T-1/look').state() == BROKEN
        step(report, 'T-1/look').message() == '7'
        report.verdict() == Verdict.Decided.NO_GO
        Files.readString(runFolder(report).evidence().resolve('T-1/look/exception.txt')).startsWith('java.lang.ArrayIndexOutOfBoundsException: 7')
        events*.event().last() instanceof Event.RunHeld
    }

    def 'a step that changes something is in doubt, and a rollback is judged by its receipt'() {
        given: 'evidence that cannot be written any more'
        task """
            sql('change') { statement 'create table changed(a int)' }
            rollback { sql('back') { statement 'drop table changed'; allowLoss 'table public.changed' } }
        """

        when:
        def report = gonogo().run(compiled(), RunRequest.on('db'), { Optional.empty() } as Prompt, { Event.Recorded recorded ->
            events << recorded
            if (recorded.event() instanceof Event.StepStarted) {
                def evidence = folder.resolve('home/runs').toFile().listFiles()[0].toPath().resolve('evidence/T-1/change')
                Files.createDirectories(evidence)
                Files.writeString(evidence.resolve('catalog-diff.json'), 'was here before')
            }
        } as Printer)

        then:
        step(report, 'T-1/change').state() == IN_DOUBT
        step(report, 'T-1/change').message().startsWith('evidence of `T-1/change` cannot be written')
        report.verdict() != Verdict.Decided.GO
        value("select to_regclass('changed')") == 'changed'
        value('select count(*) from gonogo.receipt') == 1
    }

    def 'when the journal cannot be written, nothing goes on'() {
        given:
        task "manual('look') {}; sql('change') { statement 'create table changed(a int)' }"

        when:
        run(RunRequest.on('db'), { throw new JournalUnwritable(null, new IOException('full')) } as Prompt)

        then:
        thrown JournalUnwritable
        value("select to_regclass('changed')") == null
    }
}
