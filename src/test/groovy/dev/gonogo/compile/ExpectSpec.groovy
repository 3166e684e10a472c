package dev.gonogo.compile

import dev.gonogo.dsl.NotJudged
import dev.gonogo.model.Expectation

import java.util.concurrent.Executors

/** `expect { … }`: each expression is an assertion, and what is false says why. */
class ExpectSpec extends ExpectSpecification {

    def '`#assertion` on #value is #holds'() {
        expect:
        finding(assertion, scalar(value)).holds() == holds

        where:
        assertion                        | value                    || holds
        'scalar >= 18'                   | 18L                      || true
        'scalar >= 18'                   | 17L                      || false
        'scalar == 18'                   | 18L                      || true
        'scalar == 18'                   | 18                       || true
        'scalar == 18'                   | 18G                      || true
        'scalar == 18'                   | 18.0G                    || true
        'scalar == 18'                   | (short) 18               || true
        'scalar == 18.5'                 | 18.5d                    || true
        'scalar == 0.1'                  | 0.1f                     || true
        'scalar == 0.1'                  | 0.1d                     || true
        'scalar != 18'                   | 18L                      || false
        'scalar < 18.5'                  | 18L                      || true
        'scalar <= 18'                   | 18.0G                    || true
        'scalar > 1_000_000_000_000'     | 2_000_000_000_000L       || true
        'scalar in [17, 18]'             | 18L                      || true
        'scalar in [17, 18]'             | 19L                      || false
        'scalar !in [17, 18]'            | 18L                      || false
        '!(scalar in [17, 18])'          | 18L                      || false
        'scalar in 1..20'                | 18L                      || true
        'scalar in 1..20'                | 1.5G                     || false
        'scalar in 1..2_000_000_000'     | 3_000_000_000L           || false
        "scalar in ['a', 'b']"           | 'b'                      || true
        'scalar + 1 == 19'               | 18L                      || true
        'scalar + 1 > 0'                 | Integer.MAX_VALUE        || true
        'scalar - 20 == -2'              | 18L                      || true
        'scalar * 2 == 36'               | 18L                      || true
        'scalar / 4 == 4.5'              | 18L                      || true
        'scalar % 4 == 2'                | 18L                      || true
        '-scalar == -18'                 | 18L                      || true
        'scalar <=> 18'                  | 18L                      || false
        'scalar == "18"'                 | '18'                     || true
        "scalar == '006'"                | '006'                    || true
        "scalar < 'b'"                   | 'a'                      || true
        "scalar + 'b' == 'ab'"           | 'a'                      || true
        "scalar.startsWith('a')"         | 'ab'                     || true
        "scalar.toUpperCase() == 'AB'"   | 'ab'                     || true
        'scalar.size() == 2'             | 'ab'                     || true
        'scalar.length() > 2'            | 'ab'                     || false
        "scalar ==~ /a./"                | 'ab'                     || true
        "scalar =~ /c/"                  | 'ab'                     || false
        '"<$scalar>" == "<ab>"'          | 'ab'                     || true
        'scalar'                         | true                     || true
        'scalar'                         | false                    || false
        '!scalar'                        | false                    || true
        'scalar == true'                 | true                     || true
        'scalar'                         | 0L                       || false
        'scalar > 1 && scalar < 20'      | 18L                      || true
        'scalar < 1 || scalar > 20'      | 18L                      || false
        'scalar == null'                 | 18L                      || false
        'scalar ? true : false'          | true                     || true
        '(scalar ?: 0) == 18'            | 18L                      || true
        'elapsed < 500.ms'               | 1                        || true
        'elapsed < 5.ms'                 | 1                        || false
        'elapsed.toMillis() == 10'       | 1                        || true
        'elapsed + 1.ms == 11.ms'        | 1                        || true
        'rows.size() == 1'               | 1                        || true
        'rows.empty'                     | 1                        || false
        'row.value == 1'                 | 1                        || true
        "row['value'] == 1"              | 1                        || true
        'rows[0].value == 1'             | 1                        || true
        'rows[-1].value == 1'            | 1                        || true
        'rows.first().value == 1'        | 1                        || true
        'rows.last().value == 1'         | 1                        || true
    }

    def '`#assertion` on two rows is #holds'() {
        expect:
        finding(assertion, result(n: [1L, 2L], t: ['x', 'y'])).holds() == holds

        where:
        assertion                                   || holds
        'rows.every { it.n > 0 }'                   || true
        'rows.every { it.n > 1 }'                   || false
        'rows.every { row -> row.n in 1..2 }'       || true
        "rows.any { it.t == 'y' }"                  || true
        "rows.any { it.t == 'z' }"                  || false
        "!rows.any { it.t.startsWith('z') }"        || true
        "rows.find { it.n == 2 }.t == 'y'"          || true
        'rows.find { it.n == 3 } == null'           || true
        'rows.count { it.n > 1 } == 1'              || true
        'rows.findAll { it.n > 1 }.size() == 1'     || true
        'rows.collect { it.n } == [1, 2]'           || true
        'rows*.n == [1, 2]'                         || true
        'rows*.n.sum() == 3'                        || true
        'rows.sum { it.n } == 3'                    || true
        'rows*.n as Set == [2, 1] as Set'           || true
        "rows == [[n: 1, t: 'x'], [n: 2, t: 'y']]"  || true
        'rows.size() == 2 && rows[1].n == 2'        || true
        'rows'                                      || true
        '!rows'                                     || false
        'rows.every { it.n * 2 <= 4 && it.t }'      || true
    }

    def 'a text by itself is neither true nor false: `#assertion` of `#text`'() {
        when:
        finding(assertion, result(value: [text]))

        then:
        def broken = thrown(RuntimeException)
        broken.message == "`$assertion` cannot be evaluated: the text `$text` is neither true nor false; compare it, as `scalar == 'on'`"

        where:
        assertion       | text
        'scalar'        | 'off'
        'scalar'        | 'FAIL'
        'row.value'     | 'f'
        'rows[0].value' | ''
    }

    def 'a column may have any name: #column'() {
        expect:
        finding(assertion, result([(column): [1L]])).holds()

        where:
        column       | assertion
        'class'      | 'row.class == 1'
        'empty'      | 'row.empty == 1'
        'size'       | 'row.size == 1'
        'first'      | 'rows[0].first == 1'
        'properties' | "row.get('properties') == 1"
        'min age'    | "row.'min age' == 1"
        'Größe'      | 'row.Größe == 1'
        '?column?'   | "row['?column?'] == 1"
    }

    def 'all assertions are judged, in their order, with their text'() {
        expect:
        judge('''\
            row.a == 2
            row.b == 'x'; row.a +
              1 == 2
            rows.empty'''.stripIndent(), result(a: [1L], b: ['x'])).collect { [it.assertion(), it.holds()] } == [
                ['row.a == 2', false],
                ["row.b == 'x'", true],
                ['row.a + 1 == 2', true],
                ['rows.empty', false],
        ]
    }

    def 'a false assertion keeps the value of every part'() {
        expect:
        finding(assertion, result(n: [18L], t: ['x'])).explanation() == explanation.stripIndent()

        where:
        assertion                             || explanation
        'row.n == 17'                         || '''\
                                                 row.n == 17
                                                 |   | |
                                                 |   | false
                                                 |   18
                                                 ['n':18, 't':'x']'''
        'row.n in [1, 2] || row.n * 2 < 20'   || '''\
                                                 row.n in [1, 2] || row.n * 2 < 20
                                                 |   | |         |  |   | |   |
                                                 |   | false     |  |   | 36  false
                                                 |   18          |  |   18
                                                 |               |  ['n':18, 't':'x']
                                                 |               false
                                                 ['n':18, 't':'x']'''
        '!rows'                               || '''\
                                                 !rows
                                                  |
                                                  [['n':18, 't':'x']]'''
        'rows.empty'                          || '''\
                                                 rows.empty
                                                 |    |
                                                 |    false
                                                 [['n':18, 't':'x']]'''
        'elapsed < 5.ms'                      || '''\
                                                 elapsed < 5.ms
                                                 |       |   |
                                                 0.01s   |   0.005s
                                                         false'''
        'row.n >\n  17 &&\n  row.n < 18'      || '''\
                                                 row.n > 17 && row.n < 18
                                                 |   | |    |  |   | |
                                                 |   | true |  |   | false
                                                 |   18     |  |   18
                                                 |          |  ['n':18, 't':'x']
                                                 |          false
                                                 ['n':18, 't':'x']'''
    }

    def 'the picture of many rows is cut short'() {
        when:
        def told = finding('rows.empty', result(n: (1L..1000L).toList())).explanation()

        then:
        told.readLines().every { it.length() < 170 }
        told.endsWith(' …')
    }

    def 'what cannot be evaluated is neither true nor false: `#assertion`'() {
        when:
        finding(assertion, result(n: [18L], t: ['x']))

        then:
        def broken = thrown(NotJudged)
        broken.message == "`$assertion` cannot be evaluated: $reason"

        where:
        assertion               || reason
        'row.m == 1'            || 'the query has no column `m`; it has `n`, `t`'
        'rows.every { it.m }'   || 'the query has no column `m`; it has `n`, `t`'
        "row.n == '18'"         || "a number (`18`) cannot be compared with text (`'18'`)"
        "row.n != '18'"         || "a number (`18`) cannot be compared with text (`'18'`)"
        "row.n < 'x'"           || "a number (`18`) cannot be compared with text (`'x'`)"
        "row.n in ['18']"       || "a number (`18`) cannot be compared with text (`'18'`)"
        'row.t == true'         || "text (`'x'`) cannot be compared with a truth (`true`)"
        'row.t - 1 == 0'        || "one cannot compute with text (`'x'`)"
        'row.n in 18'           || '`in` needs a list or a range, not a number (`18`)'
        'elapsed < 500'         || 'a duration (`PT0.01S`) cannot be compared with a number (`500`)'
        'row.n / 0 == 1'        || 'Division by zero'
        'row.n.trim() == ""'    || 'a number has no `trim`'
        'row.n.unit == 1'       || 'a number has no `unit`'
    }

    def 'a name of its own can be given to a value'() {
        expect:
        judge('''\
            def limit = 20
            def n = row.n
            long twice = n * 2
            n < limit
            twice == 36'''.stripIndent(), result(n: [18L])).collect { [it.assertion(), it.holds()] } == [
                ['n < limit', true],
                ['twice == 36', true],
        ]
    }

    def 'several threads judge at once, each its own result'() {
        given:
        def judge = expectation('rows.every { it.n == rows[0].n }\nrow.n > 0').judge()
        def threads = Executors.newFixedThreadPool(8)

        when:
        def findings = threads.invokeAll((1..400).collect { n -> { -> judge.judge(result(n: [n % 2 as long])) } })*.get()

        then:
        findings.withIndex(1).every { List<Expectation.Finding> found, int n -> found*.holds() == [true, n % 2 == 1] }

        cleanup:
        threads.shutdownNow()
    }
}
