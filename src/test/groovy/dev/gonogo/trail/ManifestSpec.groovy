package dev.gonogo.trail

import dev.gonogo.plan.Digest
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

class ManifestSpec extends Specification {

    @TempDir
    Path path

    RunFolder folder

    def setup() {
        folder = new RunFolder(path)
        Files.createDirectories(path.resolve('evidence/CE-20/a'))
        Files.writeString(path.resolve('evidence/CE-20/a/rows.json'), '{}')
        Files.writeString(path.resolve('journal.jsonl'), 'x\n')
        Manifest.write(folder, [:])
    }

    def 'an untouched folder has no differences'() {
        expect:
        Manifest.differences(folder).empty
    }

    def 'sha256sum accepts it'() {
        given:
        def check = new ProcessBuilder('sha256sum', '--check', '--strict', '--quiet', 'MANIFEST.sha256').directory(path.toFile()).start()

        expect:
        check.waitFor() == 0
    }

    def 'a sum that was recorded is taken as it is: what was changed since does not become right'() {
        when:
        Manifest.write(folder, ['evidence/CE-20/a/rows.json': Digest.of('[]')])

        then:
        Manifest.differences(folder) == ['`evidence/CE-20/a/rows.json` was changed']
    }

    def 'every changed, missing or added file is named'() {
        given:
        Files.writeString(path.resolve('evidence/CE-20/a/rows.json'), '{ }')
        Files.delete(path.resolve('journal.jsonl'))
        Files.writeString(path.resolve('evidence/new.txt'), '')

        expect:
        Manifest.differences(folder) as Set ==
                ['`evidence/CE-20/a/rows.json` was changed', '`journal.jsonl` is missing', '`evidence/new.txt` was added'] as Set
    }

    def 'a manifest that is damaged or gone is a difference'() {
        when:
        Files.writeString(folder.manifest(), 'nonsense\n')

        then:
        Manifest.differences(folder).contains('the manifest has a line that is none: `nonsense`')

        when:
        Files.delete(folder.manifest())

        then:
        Manifest.differences(folder)[0].startsWith('the manifest cannot be read')
    }
}
