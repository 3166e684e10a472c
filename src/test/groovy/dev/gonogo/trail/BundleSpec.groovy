package dev.gonogo.trail

import dev.gonogo.ApprovalRequest
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.plan.Json
import dev.gonogo.plan.Plan
import dev.gonogo.run.Interruption
import dev.gonogo.ssh.AllowedSigners
import dev.gonogo.ssh.SigningKey

import org.apache.pdfbox.Loader
import org.apache.pdfbox.pdmodel.PDDocument
import org.apache.pdfbox.pdmodel.PDPageContentStream
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink

import java.nio.file.Files
import java.nio.file.Path

import static org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode.APPEND

/** A signed run, handed over: whatever is done to it afterwards is found, offline. */
class BundleSpec extends RunSpecification {

    RunFolder run
    Path bundle

    def setup() {
        file('allowed_signers', "ana ${resource('ed25519.pub')}")
        runbook """
            approval('apply') { by 'dba'; signed() }
            task('T-1', 'a task') { check('one') { query 'select 1'; expect { scalar == 1 } } }
        """, "signers 'allowed_signers'"
        def key = folder.resolve('key')
        Files.writeString(key, resource('ed25519'))
        def approval = gonogo().approve(new ApprovalRequest(Json.read(Json.file(plan()), Plan), Optional.empty(), Optional.empty(), 'yes', 'ana', 'dba', 'ok',
                SigningKey.of(Optional.of(key), folder)))
        approval.write(folder.resolve('a.json'))
        def report = run(new RunRequest(Optional.of('db'), Optional.empty(), Optional.empty(), 'spec', new Interruption(), [folder.resolve('a.json')]))
        run = runFolder(report)
        bundle = folder.resolve('run.zip')
        Bundle.write(run, bundle)
    }

    def 'a bundle that nobody touched is as recorded, and the same bytes however often it is made'() {
        given:
        def again = folder.resolve('again.zip')
        Bundle.write(run, again)

        expect:
        new Verification().differences(bundle) == []
        Files.mismatch(bundle, again) == -1
    }

    def '`unzip` and `sha256sum` accept it'() {
        expect:
        exit(folder, 'jar', '--extract', '--file', bundle.toString()) == 0
        exit(folder.resolve(run.id()), 'sha256sum', '--check', '--strict', '--quiet', 'MANIFEST.sha256') == 0
        new Verification().differences(new RunFolder(folder.resolve(run.id()))) == []
    }

    def 'with any one of its bytes changed it is damaged'() {
        given: 'one without the rendered reports, which are long'
        Format.kept().each { Files.deleteIfExists(run.report(it.ending())) }
        Manifest.write(run, [:])
        Bundle.write(run, bundle)
        def whole = Files.readAllBytes(bundle)
        def verification = new Verification()

        expect:
        verification.differences(bundle) == []
        (0..<whole.length).every { at ->
            whole[at] = (byte) (whole[at] ^ (1 << (at % 8)))
            Files.write(bundle, whole)
            whole[at] = (byte) (whole[at] ^ (1 << (at % 8)))
            !verification.differences(bundle).empty
        }
    }

    def 'something more, something less, and something else are found: #what'() {
        given:
        def bytes = Files.readAllBytes(bundle)
        Files.write(bundle, change.call(bytes) as byte[])

        expect:
        new Verification().differences(bundle)[0].startsWith(told)

        where:
        what                   | told                                                       | change
        'bytes behind its end' | 'the bundle is damaged: something stands behind its end'   | { it.toList() + [0 as byte] }
        'its end cut'          | 'the bundle is damaged: it is not written as Gonogo writes it' | { it.toList().dropRight(1) }
        'something in front'   | 'the bundle is damaged: it is not written as Gonogo writes it' | { [0 as byte] + it.toList() }
        'nothing'              | 'the bundle is damaged: it is not written as Gonogo writes it' | { [] }
    }

    def 'a path that no file can have is damage'() {
        given:
        Files.newOutputStream(bundle).withCloseable { out ->
            def zip = new Zip.Writer(out)
            zip.entry("${run.id()}/a\0b", new byte[0], 0, 0)
            zip.end()
        }

        expect:
        new Verification().differences(bundle) == ['the bundle is damaged: it holds something else than the folder of a run']
    }

    def 'a folder is found out: #what'() {
        when:
        change.call(run)

        then:
        new Verification().differences(run).contains(told)

        where:
        what                   | told                                                                 | change
        'a changed manifest'   | 'the manifest is not written as it was'                              | { Files.writeString(it.manifest(), Files.readString(it.manifest()).strip()) }
        'a link'               | '`evidence/link` is no file'                                         | { Files.createSymbolicLink(it.evidence().resolve('link'), Path.of('/etc')) }
        'another plan'         | '`plan.json` is not the plan that this run was last carried out by'  | { Files.writeString(it.plan(), Files.readString(it.plan()).replace('a task', 'another')); Manifest.write(it, [:]) }
        'evidence, made whole' | 'evidence `evidence/T-1/one/rows.json` was changed after it was recorded' | { Files.writeString(it.evidence().resolve('T-1/one/rows.json'), '{}'); Manifest.write(it, [:]) }
        'a report made up'     | '`report.md` does not say what the record says'                      | { Files.writeString(it.report('md'), 'GO'); Manifest.write(it, [:]) }
        'a line changed'       | "`journal.jsonl` was changed"                                        | { Files.writeString(it.journal(), Files.readString(it.journal()).replace('ana', 'bob')) }
    }

    def 'a journal that was cut and made whole again is found by the head that was announced'() {
        given:
        def head = RecordedJournal.read(run).head()
        def announced = new Verification(Optional.of(head), Optional.empty())

        expect:
        announced.differences(run) == []
        announced.differences(bundle) == []

        when:
        def lines = Files.readAllLines(run.journal())
        Files.write(run.journal(), lines.dropRight(1))
        Format.kept().each { Files.deleteIfExists(run.report(it.ending())) }
        Manifest.write(run, [:])

        then:
        new Verification().differences(run) == []
        announced.differences(run) == ["the announced head `$head` is not in the journal: its end was cut, or it was written anew"]
    }

    def 'what was recorded behind the head that was announced is found, although the chain goes on'() {
        given:
        def announced = RecordedJournal.read(run).head()
        def more = Journal.reopen(run, clock, new Secrets(), {}).journal()

        when:
        behind.each { more.append(it) }
        more.close()
        ReportWriter.writeAll(run)
        Manifest.write(run, [:])

        then:
        new Verification().differences(run) == []
        new Verification(Optional.of(announced), Optional.empty()).differences(run)*.replaceAll(/line \d+ at \S+ on/, 'AT') == told.collect { it.replace('HEAD', announced) }

        where:
        behind                                          || told
        [new Event.FollowedUp('look', 'ana', 'done')]   || []
        [new Event.RunHeld('stopped', 'once more')]     || ['the announced head `HEAD` is not the last: 1 more were recorded, from AT; hold it against the head that was announced last']
    }

    def 'a PDF with the same text that shows something else is found: #what'() {
        given:
        def file = run.report('pdf')
        ReportWriter.writeAll(run)

        when:
        Loader.loadPDF(file.toFile()).withCloseable { pdf ->
            change.call(pdf)
            pdf.save(file.toFile())
        }
        Manifest.write(run, [:])

        then:
        new Verification().differences(run) == told

        where:
        what                    | told                                                | change
        'painted over'          | ['`report.pdf` does not say what the record says']  | { PDDocument it -> new PDPageContentStream(it, it.getPage(0), APPEND, true, true).withCloseable { page -> page.addRect(0, 0, 500, 800); page.fill() } }
        'with an address on it' | ['`report.pdf` does not say what the record says']  | { PDDocument it -> it.getPage(0).annotations = [new PDAnnotationLink()] }
    }

    def 'a file that nothing recorded is found, although the manifest has it: #path'() {
        when:
        Files.createDirectories(run.path().resolve(path).parent)
        Files.writeString(run.path().resolve(path), 'GO')
        Manifest.write(run, [:])

        then:
        new Verification().differences(run) == ["`$path` is nothing that this run recorded"]

        where:
        path << ['report-final.html', 'evidence/T-1/one/approved.txt', 'other/report.html']
    }

    def 'a signature is held against the signers that the reader knows'() {
        given:
        def known = AllowedSigners.parse(signers.replace('KEY', resource(key)))

        expect:
        new Verification(Optional.empty(), Optional.of(known)).differences(bundle).collect { it.replaceAll('SHA256:\\S+', 'KEY') } == told

        where:
        signers   | key            || told
        'ana KEY' | 'ed25519.pub'  || []
        'ana KEY' | 'ecdsa256.pub' || ['the signature to `p/apply` does not hold: the key KEY is none of those of `ana`']
        'bo KEY'  | 'ed25519.pub'  || ['the signature to `p/apply` does not hold: `ana` is not an allowed signer']
    }

    def 'a signature that is not one is found, although the chain was made anew'() {
        when:
        Forgery.rewrite(run, clock) { event ->
            event instanceof Event.Answered ? Event.Answered.of(new Signed(event.signed().text().replace('"ok"', '"oh"'), event.signed().signature())) : event
        }
        ReportWriter.writeAll(run)
        Manifest.write(run, [:])

        then:
        new Verification().differences(run) == ['the signature to `p/apply` does not hold: the signature of `ana` is not one of what it stands under']
    }

    def 'a run without a manifest is under way, and is not bundled'() {
        given:
        Manifest.remove(run)

        when:
        Bundle.write(run, bundle)

        then:
        def unusable = thrown(BundleUnusable)
        unusable.message == "the run `${run.id()}` has no manifest: a process carries it out, or was killed"
    }

    private static int exit(Path folder, String... command) {
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor()
    }

    private static String resource(String name) {
        BundleSpec.getResource("/dev/gonogo/ssh/$name").text
    }
}
