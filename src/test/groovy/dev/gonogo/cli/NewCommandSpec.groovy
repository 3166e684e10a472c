package dev.gonogo.cli

import dev.gonogo.dsl.Vocabulary
import dev.gonogo.plan.Json
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** A folder to begin with, and what editors and shells read. */
class NewCommandSpec extends Specification {

    @TempDir
    Path folder

    String out
    String err

    def 'a new folder checks, rehearses and runs green'() {
        given:
        def book = folder.resolve('Move the notes').toString()
        def home = folder.resolve('home').toString()

        expect:
        gonogo('new', book) == 0
        gonogo('check', book) == 0
        gonogo('rehearse', book, '--home', home) == 0
        gonogo('run', book, '--home', home, '--answers') == 0
        out.contains('\nGO\n')
        Files.readString(folder.resolve('Move the notes/runbook.groovy')).contains("runbook('move-the-notes') {\n  title 'Move the notes'")
    }

    def 'nothing is written over: #there'() {
        given:
        def book = folder.resolve('book')
        if (there == 'a file') {
            Files.writeString(book, 'mine')
        } else {
            Files.writeString(Files.createDirectories(book).resolve('runbook.groovy'), 'mine')
        }

        expect:
        gonogo('new', book.toString()) == 2
        err.contains(message)
        err.contains('hint: name a folder that is not there yet')

        where:
        there      || message
        'a file'   || 'is a file'
        'a folder' || 'is not empty, and nothing is written over'
    }

    def 'the descriptor for IntelliJ is Groovy, and offers every word in its block'() {
        given:
        gonogo('ide', folder.toString())
        def offered = [] as Set
        def block = 'file'
        def script = new GroovyShell(new Binding([
                scriptScope : { -> [:] }, closureScope: { Map where -> where }, context: { Map where -> where },
                enclosingCall: { String call -> block = call; true },
                method      : { Map word -> offered << [block, word.name, word.doc] },
                contributor : { Map where, Closure body -> block = 'file'; body.delegate = null; body() }
        ])).parse(folder.resolve('gonogo.gdsl').toFile())

        when:
        script.run()

        then:
        offered == Vocabulary.read().entries().collect { [it.block().split(' ')[0], it.word(), it.description()] } as Set
    }

    def 'the snippets for VS Code hold every form of every word'() {
        given:
        gonogo('ide', folder.toString())
        def snippets = Json.read(Files.readString(folder.resolve('.vscode/gonogo.code-snippets')), Map)

        expect:
        snippets.keySet() == Vocabulary.read().entries().collectMany { entry -> entry.forms().collect { "$it, in ${entry.block()}".toString() } } as Set
        snippets['task(text, text) { … }, in phase'].body == ["task('\${1:text}', '\${2:text}') {", '  $0', '}']
        snippets['estimate duration, in task'].body == ['estimate ${1:duration}']
        snippets['skippable(), in sql']?.body in [null, ['skippable()']]
        snippets.values().every { it.scope == 'groovy' && it.description }
    }

    def 'bash completes commands and options'() {
        given:
        gonogo('completion', 'bash')
        def script = folder.resolve('completion.bash')
        Files.writeString(script, out)

        expect:
        bash(script, "COMP_WORDS=(gonogo reh); COMP_CWORD=1") == 'rehearse'
        bash(script, "COMP_WORDS=(gonogo run --unt); COMP_CWORD=2") == '--until'
    }

    def 'zsh and fish are told all commands and their options'() {
        expect:
        gonogo('completion', shell) == 0
        commands.every { out.contains(command(it)) }
        out.contains(option)

        where:
        shell  | option                                             | command
        'zsh'  | "'--until[stop after this task]:TASK: '"            | { "    '$it:" }
        'fish' | "complete -c gonogo -n '__fish_seen_subcommand_from run' -l until -r -d 'stop after this task'" | { "-a $it -d '" }

        commands = ['new', 'check', 'plan', 'rehearse', 'run', 'resume', 'rollback', 'status', 'report', 'verify', 'words', 'completion']
    }

    def 'another shell is refused'() {
        expect:
        gonogo('completion', 'tcsh') == 2
        err.contains("expected one of [BASH, ZSH, FISH]")
    }

    private static String bash(Path script, String words) {
        def call = "source '$script'; $words; _complete_gonogo gonogo; printf '%s ' \"\${COMPREPLY[@]}\""
        def process = ['bash', '-c', call.toString()].execute()
        process.text.trim()
    }

    private int gonogo(String... arguments) {
        def result = new ByteArrayOutputStream()
        def progress = new ByteArrayOutputStream()
        def environment = [XDG_CACHE_HOME: Path.of('target/xdg').toAbsolutePath().toString()]
        int status = new CommandLineProgram(new PrintStream(result), new PrintStream(progress), environment).run(arguments)
        out = result.toString('UTF-8')
        err = progress.toString('UTF-8')
        status
    }
}
