package dev.gonogo.trail

import dev.gonogo.RunSpecification
import dev.gonogo.plan.Digest
import dev.gonogo.plan.Json

import java.nio.file.Files
import java.time.Duration

/**
 * A property of all records: whatever is missing, broken, not run or stale in the record of a GO, alone and in every
 * combination that was drawn, it is a GO no more. The chain is made anew each time, as by somebody who holds the folder.
 */
class MutilatedRecordSpec extends RunSpecification {

    static final List<StepState> NOT_GOOD = StepState.values().findAll { !it.good }
    static final int PAIRS = 150
    static final int MORE = 100
    static final Duration DAYS = Duration.ofDays(2)

    RunFolder whole
    List<Event> recorded
    Map<String, byte[]> kept

    /** What a mutilation works on; a file that is gone has no entry. */
    static class Record {
        List<Event> events
        Map<String, byte[]> files
        /** How much time passes before an event, by what tells which. */
        Map<Closure<Boolean>, Duration> pauses = [:]
    }

    def setup() {
        file('migrations/001_note.sql', 'create table public.note (id int primary key);')
        file('rollback/001_note.sql', 'drop table public.note;')
        runbook """
            task('T-1', 'before') {
              backup('copy') { prove RESTORED; freshFor 1.hour }
              rehearse()
              check('ready') { query 'select 1'; expect { scalar == 1 } }
            }
            approval('go on') { by 'dba', 'cto'; atLeast 2; validFor 1.hour }
            task('T-2', 'change') {
              migrate()
              check('empty') { query 'select count(*) from public.note'; expect { scalar == 0 } }
              manual('looked at it') { }
            }
            gate('done') { requires 'T-1', 'T-2' }
        """, "migrations('migrations'); decision { poll 'dba'; approver 'cto'; criterion('looked at') { requires 'T-2' } }"
        answers([step: 'p/go-on', as: 'ana', role: 'dba', answer: 'yes'],
                [step: 'p/go-on', as: 'kim', role: 'cto', answer: 'yes'],
                [step: 'T-2/looked-at-it', as: 'ana', answer: 'yes'],
                [step: 'decision/poll-dba', as: 'ana', role: 'dba', answer: 'go'],
                [step: 'decision/poll-cto', as: 'kim', role: 'cto', answer: 'go'])
        def report = run()
        assert report.verdict() == Verdict.Decided.GO
        whole = runFolder(report)
        recorded = RecordedJournal.read(whole).events()*.event()
        kept = Files.walk(whole.evidence()).withCloseable { all ->
            all.filter { Files.isRegularFile(it) }.toList().collectEntries { [whole.path().relativize(it).toString(), Files.readAllBytes(it)] }
        }
    }

    def 'one thing that is not as it was'() {
        given:
        def ways = mutilations()

        expect: 'it can be put together again'
        verdict({}) == Verdict.Decided.GO
        ways.size() > 150
        ways.findAll { verdict(it.value) == Verdict.Decided.GO }*.key == []
    }

    def 'two things, and more, drawn from all'() {
        given:
        def ways = mutilations().entrySet().toList()
        def random = new Random(20261120)
        def drawn = (1..PAIRS + MORE).collect { number ->
            (1..(number <= PAIRS ? 2 : 3 + random.nextInt(6))).collect { ways[random.nextInt(ways.size())] }.unique()
        }

        expect:
        drawn.findAll { some -> verdict { record -> some*.value*.call(record) } == Verdict.Decided.GO }*.key == []
    }

    private Map<String, Closure> mutilations() {
        Map<String, Closure> ways = [:]
        def steps = whole.readPlan().steps()
        steps.each { step ->
            ways["$step.id was not run"] = { Record it -> it.events.removeAll { e -> e instanceof Event.StepStarted && e.step() == step.id() || e instanceof Event.StepFinished && e.step() == step.id() } }
            ways["$step.id has no result"] = { Record it -> it.events.removeAll { e -> e instanceof Event.StepFinished && e.step() == step.id() } }
            NOT_GOOD.each { state ->
                ways["$step.id is $state"] = { Record it -> replace(it, Event.StepFinished) { e -> e.step() == step.id() ? new Event.StepFinished(e.step(), state, e.message(), e.attempt(), e.evidence()) : e } }
            }
        }
        kept.keySet().each { path ->
            ways["$path is missing"] = { Record it -> it.files.remove(path) }
            ways["$path is empty"] = { Record it -> it.files[path] = new byte[0] }
            ways["$path is another one"] = { Record it -> it.files[path] = '{}\n'.bytes }
        }
        def answers = recorded.findAll { it instanceof Event.Answered && it.step() != 'T-2/looked-at-it' }
        answers.each { answer ->
            ways["$answer.as said nothing to $answer.step"] = { Record it -> it.events.removeAll { e -> same(e, answer) } }
            ['no', 'no-go', '', 'YES', 'go-with-conditions'].each { said ->
                ways["$answer.as said '$said' to $answer.step"] = { Record it -> replace(it, Event.Answered) { e -> same(e, answer) ? new Event.Answered(e.step(), e.as(), e.role(), said, '', e.scripted()) : e } }
            }
            ways["somebody of another role answered $answer.step for $answer.as"] = { Record it -> replace(it, Event.Answered) { e -> same(e, answer) ? new Event.Answered(e.step(), e.as(), 'qa', e.answer(), '', e.scripted()) : e } }
        }
        def change = steps.findIndexOf { it.mutates() }
        steps.takeRight(steps.size() - change).each { step ->
            if (recorded.any { it instanceof Event.StepStarted && it.step() == step.id() }) {
                ways["two days passed before $step.id began"] = { Record it -> it.pauses[{ e -> e instanceof Event.StepStarted && e.step() == step.id() }] = DAYS }
            }
        }
        ways['two days passed before the end'] = { Record it -> it.pauses[{ e -> e instanceof Event.RunFinished }] = DAYS }
        ways['the catalog was not compared'] = { Record it -> it.events.removeAll { e -> e instanceof Event.CatalogCompared } }
        ways['the run did not end'] = { Record it -> it.events.removeAll { e -> e instanceof Event.RunFinished } }
        ['aborted', 'rolled-back'].each { how ->
            ways["the run was $how"] = { Record it -> replace(it, Event.RunFinished) { e -> new Event.RunFinished(how, '') } }
        }
        ways['the run was held'] = { Record it -> replace(it, Event.RunFinished) { e -> new Event.RunHeld('stopped', '') } }
        ways['a step was kept'] = { Record it -> it.events.add(1, new Event.RunResumed(whole.readPlan().digest(), whole.planSha256(), 'eve', 0, ['T-2/empty'], [])) }
        ways['the glass was broken'] = { Record it -> it.events.add(it.events.size() - 1, new Event.Answered('p/done', 'eve', 'cto', 'break-glass', 'now', false)) }
        ways['the plan is another one'] = { Record it -> replace(it, Event.RunStarted) { e -> new Event.RunStarted(e.run(), e.runbook(), e.source(), e.target(), e.planDigest(), '0' * 64, e.startedBy()) } }
        evidence('copy').each { path, json ->
            ways['the backup is stale'] = { Record it -> forge(it, path, json + [takenAt: '2026-03-04T08:00:00Z']) }
            ['READ', 'COUNTED', ''].each { proof -> ways["the backup is proven by '$proof'"] = { Record it -> forge(it, path, json + [proof: proof]) } }
        }
        evidence('rehearse').each { path, json ->
            ways['the rollback was not verified'] = { Record it -> forge(it, path, json + [verified: false]) }
        }
        ways
    }

    /** A step's main file of evidence, as JSON. */
    private Map<String, Map> evidence(String step) {
        kept.findAll { path, content -> path.startsWith("evidence/T-1/$step/") && (path.endsWith('backup.json') || path.endsWith('rehearsal.json')) }
                .collectEntries { path, content -> [path, Json.read(new String(content), Map)] }
    }

    private static boolean same(Event event, Event.Answered answer) {
        event instanceof Event.Answered && event.step() == answer.step() && event.as() == answer.as()
    }

    private static void replace(Record record, Class<? extends Event> type, Closure<Event> change) {
        record.events = record.events.collect { type.isInstance(it) ? change.call(it) : it }
    }

    /** Other evidence with the sum that belongs to it. */
    private static void forge(Record record, String path, Map content) {
        def bytes = Json.file(content).bytes
        record.files[path] = bytes
        replace(record, Event.StepFinished) { e ->
            new Event.StepFinished(e.step(), e.state(), e.message(), e.attempt(),
                    e.evidence().collect { it.path() == path ? new Event.EvidenceFile(path, Digest.of(bytes), bytes.length) : it })
        }
    }

    private Verdict.Decided verdict(Closure mutilation) {
        def record = new Record(events: recorded.collect(), files: new LinkedHashMap<>(kept))
        mutilation.call(record)
        kept.keySet().each { Files.deleteIfExists(whole.path().resolve(it)) }
        record.files.each { path, content -> Files.write(whole.path().resolve(path), content) }
        Files.delete(whole.journal())
        Journal.create(whole, clock, new Secrets(), {}).withCloseable { journal -> record.events.each { event ->
                record.pauses.findAll { which, time -> which.call(event) }.each { which, time -> clock.advance(time) }
                journal.append(event)
            } }
        Report.of(whole).verdict()
    }
}
