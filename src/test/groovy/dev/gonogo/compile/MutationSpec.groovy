package dev.gonogo.compile

import dev.gonogo.model.Problem
import dev.gonogo.model.RunbookProblems
import groovy.io.FileType
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** Whatever slips into a long runbook, its author gets problems with places, in words of the language, and never anything else. */
@Timeout(300)
class MutationSpec extends CompileSpecification {

    private static final Path STAGING = Path.of('runbooks/staging-migrations')
    private static final int MUTATIONS = Integer.getInteger('mutations', 80)

    /** Names of generated classes, of Java and of Groovy, and what Groovy's compiler says of itself. */
    private static final String MACHINERY = /runbook\$|_closure|closure\d|Static type|java\.|groovy\.|dev\.gonogo|\bat org\.|Exception\b|Error\b|#|\bdoCall\b|\bObject\b|ArrayList|HashMap|\bClosure\b|\bnull pointer\b|AST|LHS|token/

    def 'mutations of the staging migrations compile, or have problems that their author understands'() {
        given:
        copyStaging()
        // with parentheses Groovy's parser is ten times as fast
        def text = Files.readString(STAGING.resolve('runbook.groovy')).replaceAll(/migrateBack to: ('\d+')/, 'migrateBack(to: $1)')

        when:
        def compiled = (1..MUTATIONS).count { seed -> isUnderstood(Mutation.of(text, seed), seed) }
        println "$compiled of $MUTATIONS mutations compile"

        then:
        compiled < MUTATIONS
    }

    /** Whether it compiles; when it does not, all is as it should be. */
    private boolean isUnderstood(String text, long seed) {
        def file = Files.writeString(folder.resolve('runbook.groovy'), text)
        try {
            new RunbookCompiler(new ClassCache(folder.resolve('no cache/x')), Duration.ofSeconds(10)).compile(file)
            return true
        } catch (RunbookProblems found) {
            assert found.problems().every { isFitForPeople(it, text.readLines()) }: "mutation $seed"
            def places = found.problems()*.at()
            assert places == places.toSorted { a, b -> a.line() <=> b.line() ?: a.column() <=> b.column() }: "mutation $seed"
            return false
        }
    }

    private boolean isFitForPeople(Problem problem, List<String> lines) {
        assert problem.at().file() == folder.resolve('runbook.groovy').toString()
        assert problem.at().line() in 1..Math.max(lines.size(), 1)
        assert problem.sourceLine() == (lines[problem.at().line() - 1] ?: '')
        assert problem.at().column() in 0..problem.sourceLine().length() + 1
        assert problem.message() && problem.message() == problem.message().trim()
        assert !Character.isUpperCase(problem.message().charAt(0))
        def words = (problem.message() + ' ' + problem.hint()).replaceAll(/`[^`]*`/, '')
        assert !(words =~ MACHINERY)
        assert !words.contains('\n')
        true
    }

    private void copyStaging() {
        STAGING.toFile().eachFileRecurse(FileType.FILES) { File file ->
            write(STAGING.relativize(file.toPath()).toString(), file.text)
        }
    }
}
