package dev.gonogo

import dev.gonogo.plan.Json
import dev.gonogo.run.Printer
import dev.gonogo.run.TargetBusy
import dev.gonogo.trail.Event
import dev.gonogo.trail.JournalDamaged
import dev.gonogo.trail.Report
import dev.gonogo.trail.RunInUse
import dev.gonogo.trail.Verdict

import java.nio.file.Files
import java.time.Duration

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.PENDING
import static dev.gonogo.trail.StepState.WAITING

/** A run that was held, or whose process was killed, and the runbook is as it was. */
class ResumeSpec extends ResumedSpecification {

    static final String STEPS = """
        sql('change') { statement 'insert into t values (1)' }
        check('c') { query 'select count(*) from t'; expect { scalar == 1 } }
        manual('m') { }
    """

    def setup() {
        sql 'create table t(a int)'
        task STEPS
    }

    def 'wherever it was killed, it comes to the same end, and nothing is done twice'() {
        given: 'how a whole run goes'
        run(RunRequest.on('db'), saying('T-1/m': 'yes'))
        def whole = Files.readAllLines(newest().journal())
        def started = recorded().findIndexOf { isStarted(it, 'T-1/change') }

        expect: 'behind the commit, for what stands in the database cannot be cut'
        (started..<whole.size() - 1).every { last ->
            Files.write(newest().journal(), whole.take(last + 1))
            def report = resume(saying('T-1/m': 'yes'))
            report.verdict() == Verdict.Decided.GO && value('select count(*) from t') == 1 && gonogo().verify(newest()).empty
        }

        and: 'before it'
        (0..started).every { last ->
            sql 'truncate t', 'truncate gonogo.receipt'
            Files.write(newest().journal(), whole.take(last + 1))
            def report = resume(saying('T-1/m': 'yes'))
            report.verdict() == Verdict.Decided.GO && value('select count(*) from t') == 1 && gonogo().verify(newest()).empty
        }
    }

    def 'what passed stays passed, and who was not there is asked again'() {
        expect:
        run().steps()*.state() == [PASSED, PASSED, WAITING]
        resume().steps()*.attempts() == [1, 1, 2]
        resume(saying('T-1/m': 'yes')).verdict() == Verdict.Decided.GO
        gonogo().verify(newest()).empty
    }

    def 'a check that was running proves nothing, and is run again'() {
        given:
        killed { isStarted(it, 'T-1/c') }

        expect:
        states(Report.of(newest())) == ['T-1/change': PASSED, 'T-1/c': dev.gonogo.trail.StepState.RUNNING, 'T-1/m': PENDING]

        when:
        resume(saying('T-1/m': 'yes'))

        then:
        recorded().findAll { isFinished(it, 'T-1/c') }*.state() == [BROKEN, PASSED]
    }

    def 'a torn last line is cut, and its length is recorded'() {
        given:
        run()
        cutAfter { isFinished(it, 'T-1/c') }
        Files.writeString(newest().journal(), Files.readString(newest().journal()) + '{"seq":9,"at')

        when:
        def report = resume(saying('T-1/m': 'yes'))

        then:
        report.verdict() == Verdict.Decided.GO
        recorded().find { it instanceof Event.RunResumed }.cutBytes() == 12
        gonogo().verify(newest()).empty
    }

    def 'any other damage is refused with its line, and nothing is changed: #what'() {
        given:
        run()
        def lines = Files.readAllLines(newest().journal())
        Files.writeString(newest().journal(), damage(lines).collect { it + '\n' }.join(''))
        def before = Files.readString(newest().journal())

        when:
        resume()

        then:
        def damaged = thrown JournalDamaged
        damaged.message.startsWith("${newest().journal()}:$line: the journal is damaged: ")
        Files.readString(newest().journal()) == before

        where:
        what                    | line | damage
        'a line is gone'        | 3    | { List<String> all -> all[0..1] + all[3..-1] }
        'a line was changed'    | 2    | { List<String> all -> all[0..0] + [all[1].replace('127.0.0.1', '127.0.0.2')] + all[2..-1] }
        'the first line is bad' | 1    | { List<String> all -> ['{}'] + all[1..-1] }
        'the last line is bad'  | 2    | { List<String> all -> all[0..0] + ['not this'] }
    }

    def 'a journal of nothing is refused'() {
        given:
        run()
        Files.writeString(newest().journal(), '')

        when:
        resume()

        then:
        thrown JournalDamaged
    }

    def 'a run that is over is not gone on with: #how'() {
        given:
        task "check('c') { query 'select 1'; expect { scalar == $scalar } }"
        run(RunRequest.on('db'), saying('T-1/c/failure': 'abort'))
        def before = Files.readString(newest().journal())

        when:
        resume()

        then:
        def over = thrown RunOver
        over.message.startsWith("run `${newest().id()}` is over ($how), and nothing was done\n  hint: `gonogo run` begins a new one")
        Files.readString(newest().journal()) == before

        where:
        scalar || how
        1      || 'completed'
        2      || 'aborted'
    }

    def 'one process at a time carries it out'() {
        given:
        run()
        def refused = []

        when: 'a second one comes while the first asks somebody'
        def report = resume(saying('T-1/m': {
            try {
                gonogo().resume(newest(), ResumeRequest.asBegun(), NOBODY, {} as Printer)
            } catch (RunInUse inUse) {
                refused << inUse.message
            }
            'yes'
        }))

        then:
        report.verdict() == Verdict.Decided.GO
        refused == ["run `${newest().id()}` is being carried out by another process, and nothing was done\n  hint: watch it with `gonogo status ${newest().id()} --follow`".toString()]
    }

    def 'one run at a time is on a target, and a second one is told whose it is'() {
        given:
        def refused = []
        def runs = []

        when:
        run(RunRequest.on('db'), saying('T-1/m': {
            runs = folder.resolve('home/runs').toFile().list().toList()
            try {
                gonogo().run(compiled(), RunRequest.on('db'), NOBODY, {} as Printer)
            } catch (TargetBusy busy) {
                refused << busy.message
            }
            'yes'
        }))

        then:
        refused.size() == 1
        refused[0].contains("`${runs[0]}`")
        refused[0].contains(' since ')
        refused[0].contains(' from ')
        folder.resolve('home/runs').toFile().list().toList() == runs
    }

    def 'the lease of a dead process is taken over, and that is said'() {
        given:
        run()
        def other = database.with(new dev.gonogo.postgres.SessionSettings("gonogo ${newest().id()}", Duration.ofSeconds(2), Duration.ofSeconds(30)))
        def dead = dev.gonogo.postgres.Lease.take(other, newest().id())

        when:
        def report = resume(saying('T-1/m': 'yes'))

        then:
        report.verdict() == Verdict.Decided.GO
        recorded().findAll { it instanceof Event.Noticed && it.severity() == 'LEASE' }*.text()*.replaceAll(/\d+ was/, 'N was') ==
                ["taken over from run `${newest().id()}`, whose process is dead; its server process N was ended".toString()]

        cleanup:
        dead.close()
    }

    def 'until a task, and then on'() {
        given:
        runbook "task('T-1', 'one') { $STEPS }; task('T-2', 'two') { manual('n') { } }; task('T-3', 'three') { manual('o') { } }"
        def yes = ['T-1/m': 'yes', 'T-2/n': 'yes', 'T-3/o': 'yes']

        expect:
        run(new RunRequest(Optional.of('db'), Optional.empty(), Optional.of('T-1'), 'ana', new dev.gonogo.run.Interruption()), saying(yes)).ended() == 'until'
        resume(saying(yes), request(until: 'T-2')).steps()*.state() == [PASSED, PASSED, PASSED, PASSED, PENDING]
        resume(saying(yes)).verdict() == Verdict.Decided.GO

        when:
        runbook "task('T-1', 'one') { $STEPS }"
        sql 'truncate t'
        run()
        resume(NOBODY, request(until: 'T-9'))

        then:
        thrown NoSuchTask
    }

    def 'a clock that went back between two processes is said, and times stay in order'() {
        given:
        run()
        clock.advance(Duration.ofHours(-2))

        when:
        resume(saying('T-1/m': 'yes'))

        then:
        recorded().findAll { it instanceof Event.Noticed && it.severity() == 'CLOCK' }*.text() == ['the clock went back by 7199 s; times are kept in order']
        def times = events*.at()
        times == times.sort(false)
        gonogo().verify(newest()).empty
    }

    def 'outside of its window nothing is done, but a way back that was begun may go on'() {
        given:
        def open = folder.resolve('open').toFile()
        task STEPS, """window { opens '10:00'; closes '12:00' }
            rollback { option('A') { command('back') { program 'test', '-e', '$open' } } }"""
        run()
        clock.advance(Duration.ofHours(3))
        def before = Files.readString(newest().journal())

        when:
        resume(saying('T-1/m': 'yes'))

        then:
        def closed = thrown WindowClosed
        closed.message.contains('it opens on Thursday, 5 March 2026, 10:00 UTC')
        Files.readString(newest().journal()) == before

        when:
        def failed = rollBack()
        open.text = ''

        then:
        failed.ended() == 'rollback-failed'
        resume().ended() == 'rolled-back'
    }

    def 'the last word may be said when the window is closed'() {
        given:
        task "check('c') { query 'select 1'; expect { scalar == 1 } }", "window { opens '10:00'; closes '12:00' }\ndecision { poll 'cto' }"
        run()
        clock.advance(Duration.ofHours(3))

        expect:
        resume(saying('decision/poll-cto': 'go')).verdict() == Verdict.Decided.GO
    }

    def 'a task whose work no longer fits is not begun by a resumed run either'() {
        given:
        task "manual('m') { }; estimate 1.hour", "window { opens '10:00'; closes '12:00'; cutoff 30.minutes }"
        run()
        clock.advance(Duration.ofMinutes(minutes))

        expect:
        resume(saying('T-1/m': 'yes')).endedBecause().contains(told)

        where:
        minutes || told
        20      || 'all steps were run'
        80      || 'the window closes at Wednesday, 4 March 2026, 12:00 UTC, and the work, with the way back from it, is estimated at 60 minutes'
    }

    def 'the plan was being replaced when a process ended, and the runbook is as it was again'() {
        given:
        run()
        def former = Files.readString(newest().plan())
        edit 'scalar == 1', 'scalar < 2'
        def changed = plan()
        newest().replacePlan(changed)
        edit 'scalar < 2', 'scalar == 1'

        when:
        def report = resume(saying('T-1/m': 'yes'))

        then:
        report.verdict() == Verdict.Decided.GO
        gonogo().verify(newest()).empty
        Json.read(Files.readString(newest().plan()), Map).digest == Json.read(former, Map).digest
    }

    def 'a plan that is none of the recorded ones is refused'() {
        given:
        run()
        Files.writeString(newest().plan(), Files.readString(newest().plan()).replace('a task', 'b task'))

        when:
        resume()

        then:
        def damaged = thrown JournalDamaged
        damaged.message.contains('no plan in the folder is the one that was recorded')
    }
}
