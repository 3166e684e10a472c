package dev.gonogo

import dev.gonogo.cli.CommandLineProgram
import dev.gonogo.run.Printer
import dev.gonogo.run.Prompt
import dev.gonogo.run.Transitions
import dev.gonogo.run.Workplace
import dev.gonogo.sql.lint.LintFile
import dev.gonogo.sql.lint.LintOptions
import dev.gonogo.sql.lint.LintText
import dev.gonogo.sql.lint.Linter
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.Verdict
import spock.lang.Specification
import spock.lang.TempDir

import javax.tools.ToolProvider
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.LocalDate

/** What README shows is compiled and run, and what it lists is what there is. */
class ReadmeSpec extends Specification {

    static final String README = Files.readString(Path.of('README.md'))

    @TempDir
    Path folder

    def 'the runbook at its top ends as it says'() {
        given:
        def gonogo = new Gonogo(
                new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), [:], new Secrets()),
                Clock.systemUTC())

        when:
        def report = gonogo.run(gonogo.compile(runbook()), RunRequest.on('embedded'), { Optional.empty() } as Prompt, {} as Printer)

        then:
        report.verdict() == Verdict.Decided.GO
        README.contains("GO\n  ${report.reasons()[0]}\n")
    }

    def 'the program of the section on embedding compiles, and runs a runbook'() {
        given:
        def source = folder.resolve('Example.java')
        Files.writeString(source, block('java'))
        def classPath = System.getProperty('java.class.path')

        when:
        def compiled = ToolProvider.systemJavaCompiler.run(null, null, null, '-d', folder.toString(), '-cp', classPath, source.toString())
        def example = new ProcessBuilder('java', '-cp', "$folder:$classPath", 'Example', runbook().toString(), folder.resolve('home').toString())
                .redirectErrorStream(true).start()
        def printed = example.inputStream.text

        then:
        compiled == 0
        printed.readLines().last() == 'GO'
    }

    def 'the list of words beside the language is the one that the program prints'() {
        given:
        def printed = new ByteArrayOutputStream()

        when:
        new CommandLineProgram(new PrintStream(printed), System.err, [:]).run('words')

        then:
        Files.readString(Path.of('dsl/README.md')).contains('```\n' + printed.toString('UTF-8').strip() + '\n```')
    }

    def 'its state diagram is the table by which steps change their state'() {
        given:
        def arrows = Transitions.TABLE.collect { "    ${it.from().name().toLowerCase()} --> ${it.to().name().toLowerCase()}: ${it.because()}\n" }

        expect:
        block('mermaid') == 'stateDiagram-v2\n    [*] --> pending\n' + arrows.join('')
        Transitions.TABLE*.because().every { it ==~ /[a-zA-Z', ]+/ }
    }

    def 'what lint says about its example is what it shows'() {
        given:
        def file = LintFile.read('002_state.sql', block('sql').bytes, false)
        def report = new Linter(new LintOptions(false, OptionalInt.empty(), LocalDate.now())).lint([file])

        expect:
        LintText.of(report) + '\n' == block('text')
    }

    def 'every package of its folder list is there, and no other'() {
        given:
        def listed = (README =~ /(?m)^\| (?:…|`src.main.java.dev.gonogo.`) `([a-z\/]+)\/`/).collect { it[1] } as Set
        def root = Path.of('src/main/java/dev/gonogo')
        def there = Files.walk(root).withCloseable { all ->
            all.filter { Files.isDirectory(it) && it != root }.collect { root.relativize(it).toString() } as Set
        }

        expect:
        listed == there
    }

    private Path runbook() {
        def book = Files.createDirectories(folder.resolve('notes'))
        Files.writeString(book.resolve('runbook.groovy'), block('groovy'))
        book
    }

    private static String block(String language) {
        (README =~ /(?s)```$language\n(.*?)```/)[0][1]
    }
}
