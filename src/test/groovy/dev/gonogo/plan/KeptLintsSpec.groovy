package dev.gonogo.plan

import dev.gonogo.cache.KeptFiles
import dev.gonogo.sql.lint.LintFile
import dev.gonogo.sql.lint.LintOptions
import dev.gonogo.sql.lint.Lints
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.LocalDate

class KeptLintsSpec extends Specification {

    static final LintOptions OPTIONS = new LintOptions(true, OptionalInt.of(15), LocalDate.parse('2026-03-04'))

    static final String DANGEROUS = '''\
create index i on t (a);
-- gonogo:allow drop-column nobody reads it since 1 March
alter table t drop column b;
'''

    @TempDir
    Path folder

    KeptLints lints = new KeptLints(folder.resolve('linted'))

    def 'what was found is found again, to the last word, without a look'() {
        given:
        def first = lints.lint(OPTIONS, [file('a.sql', DANGEROUS)])

        expect:
        !first.findings().empty && !first.files().empty
        first == Lints.ANEW.lint(OPTIONS, [file('a.sql', DANGEROUS)])
        lints.lint(OPTIONS, [file('a.sql', DANGEROUS)]) == first
        kept().size() == 1
    }

    def 'it is looked at anew when #what differs'() {
        given:
        lints.lint(OPTIONS, [file('a.sql', DANGEROUS)])

        expect:
        lints.lint(options, files) == Lints.ANEW.lint(options, files)
        kept().size() == 2

        where:
        what          | options                                                  | files
        'the text'    | OPTIONS                                                  | [file('a.sql', DANGEROUS.replace('drop column b', 'drop column c'))]
        'its name'    | OPTIONS                                                  | [file('b.sql', DANGEROUS)]
        'its part'    | OPTIONS                                                  | [file('a.sql', DANGEROUS, true)]
        'another one' | OPTIONS                                                  | [file('0.sql', 'create table t (a int, b int);'), file('a.sql', DANGEROUS)]
        'the day'     | new LintOptions(true, OptionalInt.of(15), LocalDate.MAX) | [file('a.sql', DANGEROUS)]
        'the server'  | new LintOptions(true, OptionalInt.of(10), OPTIONS.today()) | [file('a.sql', DANGEROUS)]
        'who runs it' | new LintOptions(false, OptionalInt.of(15), OPTIONS.today()) | [file('a.sql', DANGEROUS)]
    }

    def 'what somebody has changed is not believed: #what'() {
        given:
        def first = lints.lint(OPTIONS, [file('a.sql', DANGEROUS)])
        change(kept()[0])

        expect:
        lints.lint(OPTIONS, [file('a.sql', DANGEROUS)]) == first

        where:
        what         | change
        'one byte'   | { Path file -> def all = Files.readAllBytes(file); all[40]++; Files.write(file, all) }
        'its end'    | { Path file -> Files.write(file, Files.readAllBytes(file)[0..50] as byte[]) }
        'all of it'  | { Path file -> Files.write(file, new byte[0]) }
    }

    def 'a folder that others may write to is not used'() {
        given:
        Files.createDirectory(folder.resolve('linted'))
        Files.setPosixFilePermissions(folder.resolve('linted'), PosixFilePermissions.fromString('rwxrwxr-x'))

        expect:
        lints.lint(OPTIONS, [file('a.sql', DANGEROUS)]) == Lints.ANEW.lint(OPTIONS, [file('a.sql', DANGEROUS)])
        kept().empty
    }

    def 'another build looks anew'() {
        given:
        def old = new KeptFiles(folder.resolve('kept'), 'lint', 'old')

        when:
        old.put(['a'], 'found'.bytes)

        then:
        old.get(['a']).get() == 'found'.bytes
        old.get(['a', '']).empty
        new KeptFiles(folder.resolve('kept'), 'lint', 'new').get(['a']).empty
    }

    private List<Path> kept() {
        folder.resolve('linted').toFile().listFiles().findAll { it.name.endsWith('.lint') }*.toPath()
    }

    private static LintFile file(String path, String text, boolean back = false) {
        LintFile.read(path, text.bytes, back)
    }
}
