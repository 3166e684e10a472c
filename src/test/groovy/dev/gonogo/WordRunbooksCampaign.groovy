package dev.gonogo

import dev.gonogo.run.Printer
import dev.gonogo.run.ScriptedPrompt
import dev.gonogo.run.Workplace
import dev.gonogo.trail.Secrets
import dev.gonogo.trail.Verdict
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path
import java.time.Clock

/** Runs each runbook of `runbooks/words` on its embedded PostgreSQL: `mvn -Pwords test`. */
class WordRunbooksCampaign extends Specification {

    @TempDir
    Path folder

    def 'the runbook of `#word` is a GO'() {
        given:
        def book = WordRunbooksSpec.WORDS.toPath().resolve(word)
        def gonogo = new Gonogo(new Workplace(folder.resolve('home'), Path.of('target/cache').toAbsolutePath(), [:], new Secrets()), Clock.systemUTC())

        when:
        def report = gonogo.run(gonogo.compile(book), RunRequest.on('embedded'), ScriptedPrompt.read(book.resolve('answers.json')), {} as Printer)

        then:
        report.reasons().join('\n') ==~ /all \d+ criteria are met/
        report.verdict() == Verdict.Decided.GO

        where:
        word << WordRunbooksSpec.folders()
    }
}
