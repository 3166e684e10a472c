package dev.gonogo

import dev.gonogo.compile.RunbookCompiler
import dev.gonogo.dsl.Vocabulary
import dev.gonogo.plan.SqlFiles
import dev.gonogo.run.ScriptedPrompt
import spock.lang.Specification

import java.nio.file.Path

/** `runbooks/words` has a small runbook for each word of a task and of a check, whose runs are a campaign of their own: {@link WordRunbooksCampaign}. */
class WordRunbooksSpec extends Specification {

    static final File WORDS = new File('runbooks/words')

    /** What every step or task has beside its own words; the runbooks of the others use it. And what only another target shows. */
    static final Set<String> WITHOUT = '''
        estimate priority role instructions onlyOn skippable timeout query expect rehearsed restoreInto statements
        '''.split() as Set

    def 'the runbook of `#word` has no problem, and shows its word'() {
        given:
        def book = WORDS.toPath().resolve(word)

        expect:
        SqlFiles.read(new RunbookCompiler(Path.of('target/cache/compiled').toAbsolutePath()).compile(book))
        ScriptedPrompt.read(book.resolve('answers.json'))
        book.resolve('runbook.groovy').toFile().text =~ /\b$word\b/

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

    static List<String> folders() {
        WORDS.listFiles().findAll { it.directory }*.name.sort()
    }
}
