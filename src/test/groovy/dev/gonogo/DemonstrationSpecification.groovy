package dev.gonogo

import dev.gonogo.cli.CommandLineProgram
import dev.gonogo.run.Interruption
import dev.gonogo.run.Printer
import dev.gonogo.run.Prompt
import dev.gonogo.run.ScriptedPrompt
import dev.gonogo.run.Workplace
import dev.gonogo.trail.Format
import dev.gonogo.trail.Report
import dev.gonogo.trail.RunFolder
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.StepRecord
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import java.time.Clock

/** A copy of one of the runbooks that people read, which a spec may spoil, run on its embedded target. */
abstract class DemonstrationSpecification extends Specification {

    @TempDir
    Path folder

    Path book

    /** Its folder under `runbooks`. */
    abstract String name()

    def setup() {
        book = folder.resolve('book')
        def from = Path.of('runbooks').resolve(name())
        Files.walk(from).withCloseable { files ->
            files.filter { Files.isRegularFile(it) }.forEach { file ->
                def to = book.resolve(from.relativize(file).toString())
                Files.createDirectories(to.parent)
                Files.copy(file, to)
            }
        }
    }

    def 'the program checks, plans and rehearses it, and nothing stands in its way'() {
        given:
        Files.createSymbolicLink(Files.createDirectories(folder.resolve('cache')).resolve('gonogo'), Path.of('target/cache').toAbsolutePath())

        expect:
        gonogo('check', book.toString()) == 0
        gonogo('plan', book.toString()) == 0
        gonogo('rehearse', book.toString()) == 0
        said.toString().contains('everything was as before')
    }

    private final ByteArrayOutputStream said = new ByteArrayOutputStream()

    /** @return its exit status */
    private int gonogo(String... arguments) {
        said.reset()
        new CommandLineProgram(new PrintStream(said), new PrintStream(said), [XDG_CACHE_HOME: folder.resolve('cache').toString()])
                .run((arguments.toList() + ['--home', folder.resolve('home').toString()]) as String[])
    }

    /** Writes more behind the end of a file. */
    void append(String file, String text) {
        Files.writeString(book.resolve(file), "\n$text\n", StandardOpenOption.APPEND)
    }

    void replace(String file, String one, String other) {
        def path = book.resolve(file)
        assert Files.readString(path).contains(one)
        Files.writeString(path, Files.readString(path).replace(one, other))
    }

    Report run(Optional<String> until = Optional.empty()) {
        def request = new RunRequest(Optional.of('embedded'), Optional.empty(), until, 'spec', new Interruption())
        gonogo().run(gonogo().compile(book), request, prompt(), { } as Printer)
    }

    Report rollBack(Report report) {
        gonogo().rollBack(folder(report), Optional.empty(), 'try it', ResumeRequest.asBegun(), prompt(), { } as Printer)
    }

    RunFolder folder(Report report) {
        gonogo().run(Optional.of(report.run()))
    }

    private Gonogo gonogo() {
        new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), [:], new Secrets()), Clock.systemUTC())
                .leaving(Format.HTML, Format.MD, Format.JSON)
    }

    private Prompt prompt() {
        new OneByOne(ScriptedPrompt.read(book.resolve('answers.json')))
    }

    static StepRecord step(Report report, String id) {
        (report.steps() + report.rollbackSteps()).find { it.id() == id }
    }
}
