package dev.gonogo.sql.lint

import java.nio.file.Files
import java.nio.file.Path

/** Each rule has an example that it finds, and one beside it that it passes. */
class RuleExamplesSpec extends LintSpecification {

    static final Path EXAMPLES = Path.of('src/test/resources/dev/gonogo/sql/lint')

    def 'there are examples of every rule, and of no other'() {
        expect:
        Files.list(EXAMPLES).filter(Files::isDirectory).collect { it.fileName.toString() } as Set == Rules.all()*.id() as Set
    }

    def '`#id`'() {
        given:
        timeoutsSet = false
        server = OptionalInt.of(14)

        when:
        def bad = lint(read(id, 'bad')).findings().findAll { it.rule().id() == id }
        def good = lint(read(id, 'good'))

        then:
        bad
        bad.every { !(it.message() + it.safely()).matches(/(?s).*\{\w+\}.*/) }
        !(id in ids(good))

        where:
        id << Rules.all()*.id()
    }

    private static String read(String id, String which) {
        Files.readString(EXAMPLES.resolve(id).resolve(which + '.sql'))
    }
}
