package dev.gonogo.run

import dev.gonogo.NoSuchFollowUp
import dev.gonogo.ResumedSpecification
import dev.gonogo.cli.CommandLineProgram
import dev.gonogo.trail.Report
import dev.gonogo.trail.Verdict

import java.time.Duration

/** What is to be done after a run. */
class AfterwardsSpec extends ResumedSpecification {

    def setup() {
        task "check('there') { query 'select 1'; expect { scalar == 1 } }; backup('safe') { freshFor 1.hour }", '''
            afterwards {
                due 24.hours, 'T+24 h: error rate is normal', 'dba'
                due 7.days, 'Review audit logs'
            }'''
    }

    def 'it is due so long after the end of the run, and stays so until somebody says that it is done'() {
        when:
        def report = run()
        def end = report.finishedAt()

        then:
        report.verdict() == Verdict.Decided.GO
        report.followUps()*.dueAt() == [end + Duration.ofHours(24), end + Duration.ofDays(7)]
        due(report) == []

        when:
        clock.advance(Duration.ofDays(2))

        then:
        due(report) == ['t-24-h-error-rate-is-normal']

        when:
        def later = gonogo().followedUp(newest(), 'T+24 h: error rate is normal', 'ana', '0.1 %')

        then:
        due(later) == []
        later.followUps()[0].doneBy() == 'ana'
        later.followUps()[0].note() == '0.1 %'
        java.nio.file.Files.readString(newest().path().resolve('report.md')) =~ /\| T\+24 h: error rate is normal \| dba \| 5 Mar 2026, 10:00:00 UTC \| .* UTC, by ana: 0\.1 % \|/
        java.nio.file.Files.readString(newest().path().resolve('report.html')).contains('What is to be done after the run')

        and: 'the verdict is what it was, although the backup is old by now, and the folder as it was recorded'
        later.verdict() == Verdict.Decided.GO
        later.finishedAt() == end
        gonogo().verify(newest()).empty
    }

    def 'what is not to be done cannot be done'() {
        given:
        run()

        when:
        gonogo().followedUp(newest(), 'something', 'ana', '')

        then:
        def refused = thrown NoSuchFollowUp
        refused.message.endsWith('there is no `something` to be done; there is `t-24-h-error-rate-is-normal`, `review-audit-logs`')
        gonogo().verify(newest()).empty
    }

    def 'nothing is due after a run that was held or taken back'() {
        given:
        edit('scalar == 1', 'scalar == 2')

        expect:
        run().followUps()*.dueAt() == [null, null]
    }

    def 'the command line lists and notes it'() {
        given:
        run()

        expect: 'the run was in March, so all of it is due'
        gonogo('status') =~ /(?m)^DUE +T\+24 h: error rate is normal \(dba\), 2026-03-05 10:00 UTC$/
        gonogo('afterwards', '--done', 'review-audit-logs', '--as', 'bo', '--note', 'nothing odd') =~ /(?m)^done +Review audit logs, by bo, .*: nothing odd$/
        gonogo('afterwards') =~ /(?s)^DUE .*\ndone /
    }

    private List<String> due(Report report) {
        report.followUps().findAll { it.isDue(clock.instant()) }*.id()
    }

    private String gonogo(String... arguments) {
        def out = new ByteArrayOutputStream()
        new CommandLineProgram(new PrintStream(out), System.err, [:]).run(*(arguments.toList() + ['--home', folder.resolve('home').toString()]))
        out.toString('UTF-8')
    }
}
