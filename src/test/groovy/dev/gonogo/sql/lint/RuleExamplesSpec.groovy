package dev.gonogo.sql.lint

import java.nio.file.Files
import java.nio.file.Path

/** Each rule has an example that it finds, and one beside it that it passes. */
class RuleExamplesSpec extends LintSpecification {

    static final Path EXAMPLES = Path.of('src/test/resources/dev/gonogo/sql/lint')

    /** Pieces of statements, and advice. */
    static final Set<String> NO_STATEMENTS = ['name-needs-quotes', 'prefer-text', 'prefer-bigint', 'prefer-timestamptz', 'prefer-jsonb', 'prefer-identity',
                                              'not-idempotent', 'cluster', 'exception-swallowed', 'policy-from-user-metadata']


    def 'there are examples of every rule, and of no other'() {
        expect:
        Files.list(EXAMPLES).filter(Files::isDirectory).collect { it.fileName.toString() } as Set == Rules.all()*.id() as Set
    }

    def '`#id`'() {
        given:
        byRunbook = false
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

    def 'the safe way of `#id` is SQL, and not found by the rule itself'() {
        given:
        def safely = lint(read(id, 'bad')).findings().findAll { it.rule().id() == id }*.safely()

        expect:
        safely.every { sql ->
            def found = ids(lint(sql))
            !(id in found) && !('not-analysed' in found) && !('unreadable-file' in found) && !('not-sql' in found)
        }

        where:
        id << Rules.all().findAll { it.safely() && !it.safely().contains('…') && !(it.id() in NO_STATEMENTS) }*.id()
    }

    private static String read(String id, String which) {
        Files.readString(EXAMPLES.resolve(id).resolve(which + '.sql'))
    }
}
