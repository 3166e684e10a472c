package dev.gonogo.trail

import dev.gonogo.ResumeRequest
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.plan.Json
import dev.gonogo.plan.Plan
import dev.gonogo.run.Answer
import dev.gonogo.run.Printer
import dev.gonogo.run.Prompt
import dev.gonogo.run.ScriptedPrompt

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** A verdict needs proof: whatever is taken away from, or changed in, a run that is a GO, it is a GO no more. */
class VerdictSpec extends RunSpecification {

    def setup() {
        file('migrations/001_note.sql', 'create table public.note (id int primary key);')
        file('rollback/001_note.sql', 'drop table public.note;')
        runbook('''
            task('T-1', 'before') {
              backup('copy') { prove RESTORED; freshFor 1.hour }
              rehearse()
            }
            approval('go on') { by 'dba', 'cto'; atLeast 2 }
            task('T-2', 'change') {
              migrate()
              check('empty') { query 'select count(*) from public.note'; expect { scalar == 0 } }
              manual('looked at it') { }
            }
            gate('done') { requires 'T-1', 'T-2' }
        ''', "migrations('migrations'); decision { poll 'dba'; approver 'cto' }")
        answers(
                [step: 'p/go-on', as: 'ana', role: 'dba', answer: 'yes'],
                [step: 'p/go-on', as: 'kim', role: 'cto', answer: 'yes'],
                [step: 'T-2/looked-at-it', as: 'ana', answer: 'yes'],
                [step: 'decision/poll-dba', as: 'ana', role: 'dba', answer: 'go'],
                [step: 'decision/poll-cto', as: 'kim', role: 'cto', answer: 'go'])
    }

    def 'complete and undamaged, it is a GO'() {
        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.GO
        report.criteria()*.name() == [
                'the plan is the one that ran',
                'every step is done and passed', 'evidence is whole', 'what was checked was not stale', 'gates are passed', 'the catalog lost only what was declared',
                'backups are proven and fresh', 'the rollback is rehearsed', 'approvals are given', 'the poll is unanimous']
    }

    def 'without any one of its evidence files it is none'() {
        given:
        def folder = runFolder(run())

        expect:
        evidenceFiles(folder).size() == 11
        evidenceFiles(folder).every { file ->
            def content = Files.readAllBytes(file)
            Files.delete(file)
            def verdict = Report.of(folder).verdict()
            Files.write(file, content)
            verdict == Verdict.Decided.NO_GO
        }
        Report.of(folder).verdict() == Verdict.Decided.GO
    }

    def 'with any one of its evidence files empty or changed it is none'() {
        given:
        def folder = runFolder(run())

        expect:
        evidenceFiles(folder).every { file ->
            def content = Files.readAllBytes(file)
            def verdicts = [new byte[0], (content.toList() + [32 as byte]) as byte[]].collect { changed ->
                Files.write(file, changed)
                Report.of(folder).verdict()
            }
            Files.write(file, content)
            verdicts.every { it == Verdict.Decided.NO_GO }
        }
    }

    def 'cut off after any event it is none'() {
        given:
        def folder = runFolder(run())
        def lines = Files.readAllLines(folder.journal())

        expect:
        (1..<lines.size()).every { count ->
            Files.write(folder.journal(), lines.take(count))
            Report.of(folder).verdict() != Verdict.Decided.GO
        }
    }

    def 'with any one of its steps in another state it is none'() {
        given:
        def report = run()
        def folder = runFolder(report)
        def lines = Files.readAllLines(folder.journal())

        expect:
        report.steps().every { step ->
            [StepState.FAILED, StepState.BROKEN, StepState.WAITING, StepState.REFUSED, StepState.IN_DOUBT,
             StepState.ROLLED_BACK, StepState.ROLLBACK_FAILED, StepState.PENDING, StepState.RUNNING].every { state ->
                rewrite(folder, RecordedJournal.read(folder).events()*.event().collect { event ->
                    event instanceof Event.StepFinished && event.step() == step.id()
                            ? new Event.StepFinished(event.step(), state, event.message(), event.attempt(), event.evidence())
                            : event
                })
                def verdict = Report.of(folder).verdict()
                Files.write(folder.journal(), lines)
                verdict != Verdict.Decided.GO
            }
        }
    }

    def 'without any one of the answers that count it is none'() {
        given:
        def folder = runFolder(run())
        def events = RecordedJournal.read(folder).events()*.event()
        def counting = events.findAll { it instanceof Event.Answered && it.step() != 'T-2/looked-at-it' }

        expect:
        counting.size() == 4
        counting.every { answer ->
            rewrite(folder, events - answer)
            Report.of(folder).verdict() == Verdict.Decided.NO_GO
        }
    }

    def 'a plan without steps is NO-GO, and neither is an empty folder'() {
        given:
        def folder = runFolder(run())
        def plan = folder.readPlan()

        when: 'nothing was planned'
        Files.writeString(folder.plan(), Json.file(new Plan(1, plan.runbook(), plan.title(), plan.digest(), plan.plannedAt(), plan.target(),
                plan.roles(), plan.contacts(), [], [], [], plan.files(), [], plan.risks(), [], plan.lint(), [], '', plan.trust(), [], Optional.empty(), [])))

        then:
        Report.of(folder).verdict() == Verdict.Decided.NO_GO
        Report.of(folder).reasons().containsAll([
                '`plan.json` is not the plan that this run was last carried out by', 'the plan has no step, and nothing proves nothing'])

        when: 'nothing is there'
        Report.of(new RunFolder(Files.createDirectory(this.folder.resolve('empty'))))

        then:
        thrown(UncheckedIOException)
    }

    def 'a step less in the plan is NO-GO'() {
        given:
        def folder = runFolder(run())
        def plan = folder.readPlan()
        Files.writeString(folder.plan(), Json.file(new Plan(1, plan.runbook(), plan.title(), plan.digest(), plan.plannedAt(), plan.target(),
                plan.roles(), plan.contacts(), plan.tasks(), plan.steps().dropRight(1), plan.rollbackSteps(), plan.files(), [], plan.risks(), [], plan.lint(), [], '', plan.trust(), [], Optional.empty(), [])))

        expect:
        Report.of(folder).verdict() == Verdict.Decided.NO_GO
        Report.of(folder).reasons() == ['`plan.json` is not the plan that this run was last carried out by']
    }

    def 'steps that are all meant for another target prove nothing'() {
        given:
        runbook("task('T-1', 'elsewhere') { check('one') { onlyOn 'other'; query 'select 1'; expect { scalar == 1 } } }",
                "target('other') { embedded() }")

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons() == ['no step applies to this target, and nothing proves nothing']
    }

    def 'a backup that has become too old is no proof'() {
        given:
        runbook('''
            task('T-1', 'before') { backup('copy') { prove RESTORED; freshFor 1.hour } }
            task('T-2', 'long') { sql('change') { statement 'create table public.b()' }; manual('wait') { } }
        ''')
        answers([step: 'T-2/wait', as: 'ana', answer: 'yes'])
        def prompt = dev.gonogo.run.ScriptedPrompt.read(folder.resolve('book/answers.json'))

        when:
        def report = run(dev.gonogo.RunRequest.on('db'), { question ->
            clock.advance(java.time.Duration.ofMinutes(61))
            prompt.ask(question)
        } as dev.gonogo.run.Prompt)

        then:
        report.verdict() == Verdict.Decided.NO_GO
        report.reasons() == ['backup `copy` is older than 1 h']
    }

    def 'an approval that has expired before a change is asked for again: #late minutes later'() {
        given:
        runbook("""
            approval('go on') { by 'dba'; validFor 1.hour }
            task('T-1', 'change') {
              sql('first') { statement 'create table public.a (id int)' }
              manual('wait') { }
              sql('it') { statement 'create table public.t (id int)' }
            }
        """)
        def asked = []

        when:
        def report = run(dev.gonogo.RunRequest.on('db'), { question ->
            asked << question.step()
            if (question.step() == 'T-1/wait') {
                clock.advance(java.time.Duration.ofMinutes(late))
            }
            again || asked.count('p/go-on') < 2 ? Optional.of(new Answer('ana', question.step() == 'p/go-on' ? 'dba' : '', 'yes', '', false)) : Optional.empty()
        } as dev.gonogo.run.Prompt)

        then:
        asked == steps
        report.verdict() == verdict
        (value("select to_regclass('public.t')") != null) == (verdict == Verdict.Decided.GO)

        where:
        late | again || steps                               | verdict
        59   | true  || ['p/go-on', 'T-1/wait']             | Verdict.Decided.GO
        61   | true  || ['p/go-on', 'T-1/wait', 'p/go-on']  | Verdict.Decided.GO
        61   | false || ['p/go-on', 'T-1/wait', 'p/go-on']  | Verdict.Decided.NOT_DECIDED
    }

    def 'an approval that had expired when a change began is none, whatever was done about it then'() {
        given:
        runbook("""
            approval('go on') { by 'dba'; validFor 1.hour }
            task('T-1', 'change') { sql('it') { statement 'create table public.t (id int)' } }
        """)
        def folder = runFolder(run(RunRequest.on('db'), { Optional.of(yes('ana')) } as Prompt))

        when:
        Files.writeString(folder.plan(), Files.readString(folder.plan()).replace('PT1H', 'PT0S'))
        def sum = folder.planSha256()
        def begun = false
        Forgery.rewrite(folder, clock) { event ->
            event instanceof Event.RunStarted ? new Event.RunStarted(event.run(), event.runbook(), event.source(), event.target(), event.planDigest(), sum, event.startedBy()) : event
        }

        then:
        Report.of(folder).reasons() == ['approval `go on` did not hold when `T-1/it` began']
    }

    def 'before a change is tried again, too: #late minutes later'() {
        given:
        runbook("""
            approval('go on') { by 'dba'; validFor 1.hour }
            task('T-1', 'change') { sql('it') { statement 'insert into public.later values (1)' } }
        """)

        when:
        def report = run(RunRequest.on('db'), { question -> Optional.of(question.step() == 'p/go-on' ? yes('ana') : mended(late, 'retry')) } as Prompt)

        then:
        report.steps()*.state() == [StepState.PASSED, StepState.PASSED]
        report.steps()[0].attempts() == asked
        report.verdict() == Verdict.Decided.GO

        where:
        late || asked
        59   || 1
        61   || 2
    }

    def 'an approval that expired before a failed change is tried by another process is asked for again'() {
        given:
        runbook("""
            approval('go on') { by 'dba'; validFor 1.hour }
            task('T-1', 'change') { sql('it') { statement 'insert into public.later values (1)' } }
        """)
        def held = run(RunRequest.on('db'), { question -> Optional.of(question.step() == 'p/go-on' ? yes('ana') : mended(61, 'hold')) } as Prompt)

        when:
        def report = gonogo().resume(runFolder(held), ResumeRequest.asBegun(), { Optional.of(yes('kim')) } as Prompt, {} as Printer)

        then:
        report.approvals()*.as() == ['kim']
        report.verdict() == Verdict.Decided.GO
    }

    def 'a yes that has expired is no yes, and spoils no other'() {
        given:
        runbook("""
            approval('go on') { by 'dba'; atLeast 2; validFor 1.hour }
            task('T-1', 'change') { sql('it') { statement 'create table public.t (id int)' } }
        """)
        def people = [ana: 0, kim: 61, bo: 1].iterator()

        when:
        def report = run(RunRequest.on('db'), { question ->
            def next = people.next()
            clock.advance(Duration.ofMinutes(next.value))
            Optional.of(yes(next.key))
        } as Prompt)

        then:
        report.approvals()*.as() == ['ana', 'kim', 'bo']
        report.steps()[0].message() == 'approved by kim, bo'
        report.verdict() == Verdict.Decided.GO
    }

    def 'a comparison of the catalog by an earlier process says nothing of the end'() {
        given:
        def all = Files.readString(folder.resolve('book/answers.json'))
        answers([step: 'p/go-on', as: 'ana', role: 'dba', answer: 'yes'], [step: 'p/go-on', as: 'kim', role: 'cto', answer: 'yes'])
        def held = runFolder(run())
        file('answers.json', all)

        when:
        def report = gonogo().resume(held, ResumeRequest.asBegun(), ScriptedPrompt.read(folder.resolve('book/answers.json')), {} as Printer)

        then:
        report.verdict() == Verdict.Decided.GO

        when:
        def recorded = RecordedJournal.read(held).events()*.event()
        rewrite(held, recorded - recorded.findAll { it instanceof Event.CatalogCompared }.last())

        then:
        Report.of(held).reasons() == ['the catalog at the end of the run was not compared with the one at its beginning']
    }

    def 'what waits for a person is not decided'() {
        given:
        answers([step: 'p/go-on', as: 'ana', role: 'dba', answer: 'yes'])

        when:
        def report = run()

        then:
        report.verdict() == Verdict.Decided.NOT_DECIDED
        report.reasons().contains('`p/go-on` waits for a person: 1 of 2 approvals are given')
    }

    private static Answer yes(String person) {
        new Answer(person, 'dba', 'yes', '', false)
    }

    /** Somebody mends what failed, and chooses. */
    private Answer mended(int minutes, String choice) {
        clock.advance(Duration.ofMinutes(minutes))
        sql 'create table public.later (id int)'
        new Answer('ana', '', choice, 'it must', false)
    }

    private static List<Path> evidenceFiles(RunFolder folder) {
        Files.walk(folder.evidence()).withCloseable { all -> all.filter { Files.isRegularFile(it) }.toList() }
    }

    /** A journal with a chain that is right: as somebody would forge it who holds the whole folder. */
    private void rewrite(RunFolder folder, List<Event> events) {
        Files.delete(folder.journal())
        Journal.create(folder, clock, new Secrets(), {}).withCloseable { journal -> events.each { journal.append(it) } }
    }
}
