package dev.gonogo

import dev.gonogo.dsl.Vocabulary
import dev.gonogo.run.Printer
import dev.gonogo.run.ScriptedPrompt
import dev.gonogo.run.Workplace
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.Verdict
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Clock

/** `runbooks/words` has a small runbook for each word of a task and of a check, and each of them is a GO. */
class WordRunbooksSpec extends Specification {

    static final File WORDS = new File('runbooks/words')

    /** What every step or task has beside its own words; the runbooks of the others use it. And what only another target shows. */
    static final Set<String> WITHOUT = '''
        estimate priority role instructions onlyOn skippable timeout query expect secret rehearsed restoreInto statements
        '''.split() as Set

    @TempDir
    Path folder

    def 'the runbook of `#word` is a GO'() {
        given:
        def book = WORDS.toPath().resolve(word)
        def gonogo = new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), [:], new Secrets()), Clock.systemUTC())

        when:
        def report = gonogo.run(gonogo.compile(book), RunRequest.on('embedded'), ScriptedPrompt.read(book.resolve('answers.json')), {} as Printer)

        then:
        report.reasons().join('\n') ==~ /all \d+ criteria are met/
        report.verdict() == Verdict.Decided.GO

        where:
        word << folders()
    }

    def 'the set is complete, and what it lacks is really lacking'() {
        given:
        def words = ['task', 'check'].collectMany { Vocabulary.read().wordsOf(it) } as Set

        expect:
        words - WITHOUT - folders() == [] as Set
        folders().findAll { it in WITHOUT } == []
        WITHOUT - words == [] as Set
    }

    def 'each shows its word'() {
        expect:
        folders().every { new File(WORDS, "$it/runbook.groovy").text =~ /\b$it\b/ }
    }

    private static List<String> folders() {
        WORDS.listFiles().findAll { it.directory }*.name.sort()
    }
}
