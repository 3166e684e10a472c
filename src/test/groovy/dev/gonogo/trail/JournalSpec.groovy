package dev.gonogo.trail

import dev.gonogo.TestClock
import dev.gonogo.plan.Digest
import dev.gonogo.plan.Json
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class JournalSpec extends Specification {

    @TempDir
    Path home

    Path path

    RunFolder folder
    List<Event.Recorded> told = []

    def setup() {
        path = Files.createDirectories(home.resolve('runs/one'))
        folder = new RunFolder(path)
    }

    def 'what is written is read back, with sequence, time and chain'() {
        given:
        write(started('A'), new Event.Answered('A', 'ana', 'dba', 'yes', 'a "note"\nof two lines', true), finished('A'))

        when:
        def journal = RecordedJournal.read(folder)

        then:
        journal.events()*.event() == told*.event()
        journal.events()*.seq() == [1L, 2L, 3L]
        journal.head() == told.last().hash()
        !journal.tornTail()
    }

    def 'no event has a field of the line that it stands in'() {
        expect:
        Event.permittedSubclasses.findAll { it.record && it != Event.Recorded }.every { event ->
            !(event.recordComponents*.name.any { it in ['seq', 'at', 'type', 'version', 'prev', 'hash'] })
        }
    }

    def 'a line has the fields that others rely on, in their order'() {
        given:
        write(started('A'))

        expect:
        Files.readString(folder.journal()) ==~
                /\{"seq":1,"at":"2026-03-04T10:00:00\.001Z","type":"step-started","version":1,"prev":"0{64}","hash":"[0-9a-f]{64}","step":"A","kind":"check","attempt":1,"digest":"d"}\n/
    }

    def 'the hash is the sum of the line without its hash field'() {
        given:
        write(started('A'))
        def line = Files.readString(folder.journal()).trim()
        def hash = (line =~ /"hash":"([0-9a-f]{64})"/)[0][1]

        expect:
        Digest.of(line.replace(",\"hash\":\"$hash\"".toString(), '')) == hash
    }

    def 'a secret is in no line, and the chain holds'() {
        given:
        def secrets = new Secrets()
        secrets.add('s3cr3t/pa ss')
        write(secrets, new Event.Noticed('A', 'NOTICE', 'with s3cr3t/pa ss, s3cr3t%2Fpa+ss, s3cr3t%2Fpa%20ss and czNjcjN0L3BhIHNz'))

        expect:
        (RecordedJournal.read(folder).events()[0].event() as Event.Noticed).text() == 'with ***, ***, *** and ***'
    }

    def 'a secret that is a word of the journal as well is masked in texts, and the journal can be read: #secret'() {
        given:
        def secrets = new Secrets()
        secrets.add(secret)

        when:
        write(secrets, started('A'), new Event.Noticed('A', 'NOTICE', "it is $secret!"), new Event.StepFinished('A', StepState.PASSED, "not $secret", 1,
                [new Event.EvidenceFile('evidence/step/true.json', '0000' * 16, 2026)]))
        def read = RecordedJournal.read(folder).events()*.event()

        then:
        read == told*.event()
        read[1].text() == 'it is ***!'
        read[2].message() == 'not ***'
        read[2].state() == StepState.PASSED
        read[2].evidence() == [new Event.EvidenceFile('evidence/step/true.json', '0000' * 16, 2026)]

        where:
        secret << ['step', 'vers', 'type', 'passed', 'true', '0000', '2026', 'evidence', 'sha256', 'step-finished']
    }

    def 'evidence can be read whatever is secret: #secret'() {
        given:
        def secrets = new Secrets()
        secrets.add(secret)

        expect:
        Json.read(secrets.file(content), Map) == masked

        where:
        secret | content                                                      || masked
        'rows' | [rows: [['rows', 1]]]                                        || [rows: [['***', 1]]]
        'true' | [ok: true, text: 'true']                                     || [ok: true, text: '***']
        '2026' | [at: '2026-03-04T10:00:00Z', n: 12026, text: 'in 2026']      || [at: '2026-03-04T10:00:00Z', n: '1***', text: 'in ***']
        'k3y!' | ['a k3y!': [id: 'k3y!']]                                     || ['a ***': [id: '***']]
    }

    def 'an unfinished last line is cut off and said'() {
        given:
        write(started('A'), finished('A'))
        def whole = Files.readString(folder.journal())
        Files.writeString(folder.journal(), whole.substring(0, whole.length() - 20))

        when:
        def journal = RecordedJournal.read(folder)

        then:
        journal.tornTail()
        journal.events()*.event() == [told[0].event()]
    }

    def 'a change of any byte before the last line feed is found'() {
        given:
        write(started('A'), finished('A'))
        def bytes = Files.readAllBytes(folder.journal())

        expect:
        (0..<bytes.length - 1).every { position ->
            def changed = bytes.clone()
            changed[position] = (byte) (changed[position] ^ 1)
            Files.write(folder.journal(), changed)
            isDamaged()
        }
    }

    def 'a line that is taken out, put in twice or moved is found, with its number'() {
        given:
        write(started('A'), finished('A'), started('B'))
        def lines = Files.readAllLines(folder.journal())

        when:
        Files.write(folder.journal(), change(lines))
        RecordedJournal.read(folder)

        then:
        def damage = thrown(JournalDamaged)
        damage.message == "${folder.journal()}:$line: the journal is damaged: the line is not the one that was written here; nothing can be concluded from this run\n  hint: `gonogo verify` tells what else differs; look for a bundle or a copy of the folder that is whole"

        where:
        line | change
        1    | { List<String> all -> all[1..2] }
        2    | { List<String> all -> [all[0], all[2]] }
        2    | { List<String> all -> [all[0], all[0], all[1], all[2]] }
        1    | { List<String> all -> [all[1], all[0], all[2]] }
    }

    def 'there is one journal for a run, and a second one is refused'() {
        given:
        write(started('A'))

        when:
        write(started('A'))

        then:
        thrown(JournalUnwritable)
    }

    private void write(Secrets secrets = new Secrets(), Event... events) {
        Journal.create(folder, new TestClock(), secrets, { told << it }).withCloseable { journal ->
            events.each { journal.append(it) }
        }
    }

    private boolean isDamaged() {
        try {
            RecordedJournal.read(folder)
            return false
        } catch (JournalDamaged ignored) {
            return true
        }
    }

    private static Event started(String step) {
        new Event.StepStarted(step, 'check', 1, 'd')
    }

    private static Event finished(String step) {
        new Event.StepFinished(step, StepState.PASSED, 'fine', 1, [new Event.EvidenceFile('evidence/a.json', 'x', 3)])
    }
}
