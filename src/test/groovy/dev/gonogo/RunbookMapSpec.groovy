package dev.gonogo

import dev.gonogo.cli.CommandLineProgram
import dev.gonogo.compile.RunbookCompiler
import dev.gonogo.dsl.Vocabulary
import dev.gonogo.model.Runbook
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Files
import java.nio.file.Path

/** `runbooks/README.md` says for each line of the five plans what carries it out: all of that is there, and no line has nothing. */
class RunbookMapSpec extends Specification {

    @Shared
    Set<String> words = Vocabulary.read().entries()*.word() as Set

    def 'what carries out #document is there'() {
        expect:
        rows.size() > 40
        rows.findAll { !carriers(it) && !note(it) } == []
        rows.collectMany { carriers(it) }.unique().findAll { !isThere(it, ids) } == []

        where:
        document << documents().keySet()
        section = documents()[document]
        rows = rows(section)
        ids = ids(compiled(section))
    }

    def 'every step of #runbook, and what is due after it, is asked for by a line'() {
        given:
        def section = sections.join()

        expect:
        steps(compiled(sections[0])).findAll { !section.contains("`$it`") && !section.contains('`' + it.replaceAll('/.*', '') + '`') } == []

        where:
        runbook << documents().values()*.find('(?<=\\]: \\[|: \\[)[a-z0-9-]+(?=\\])').unique()
        sections = documents().values().findAll { it.contains("[$runbook](") }
    }

    private boolean isThere(String named, Set<String> ids) {
        named.startsWith('gonogo ') ? hasCommand(named - 'gonogo ') : named in words || named in ids
    }

    private static boolean hasCommand(String command) {
        def nowhere = new PrintStream(OutputStream.nullOutputStream())
        new CommandLineProgram(nowhere, nowhere, [:]).run(command, '--help') == 0
    }

    /** The sections of the map, by the document that each is about. */
    private static Map<String, String> documents() {
        def sections = Files.readString(Path.of('runbooks/README.md')).split('(?m)^## ') as List
        sections.tail().collectEntries { [it.takeBefore(':'), it] }
    }

    /** Its lines: what, carriers, note. */
    private static List<List<String>> rows(String section) {
        section.readLines().findAll { it.startsWith('| ') && !it.startsWith('| line |') && !it.startsWith('| **') }
                .collect { it.split('(?<!\\\\)\\|', -1)[1..3]*.trim() }
    }

    private static List<String> carriers(List<String> row) {
        row[1].findAll('(?<=`)[^`, ][^`,]*(?=`)')
    }

    private static String note(List<String> row) {
        row[2]
    }

    private static Set<String> ids(Runbook book) {
        (steps(book) + book.tasks().toList()*.id() + book.decision().poll()*.id()) as Set
    }

    private static List<String> steps(Runbook book) {
        (book.steps().toList() + book.rollbackSteps().toList())*.id() + book.followUps()*.id()
    }

    private static Runbook compiled(String section) {
        def folder = section.find('[a-z0-9-]+(?=/runbook.groovy)')
        new RunbookCompiler(Path.of('target/cache/compiled').toAbsolutePath()).compile(Path.of('runbooks', folder))
    }
}
