package dev.gonogo.compile

/** NULL is never true, and neither is "no rows", unless the assertion asks for it. */
class ExpectNullSpec extends ExpectSpecification {

    def '`#assertion` on NULL is #holds'() {
        when:
        def finding = finding(assertion, scalar(null))

        then:
        finding.holds() == holds
        holds || finding.explanation() == 'scalar is NULL, and NULL is not true'

        where:
        assertion                             || holds
        'scalar == 1'                         || false
        'scalar != 1'                         || false
        'scalar < 10'                         || false
        'scalar > 10'                         || false
        '!(scalar < 10)'                      || false
        'scalar'                              || false
        '!scalar'                             || false
        'scalar in [1, 2]'                    || false
        'scalar !in [1, 2]'                   || false
        '!(scalar in [1, 2])'                 || false
        'scalar + 1 > 0'                      || false
        'scalar * 2 == 0 || !scalar'          || false
        "scalar.trim() == ''"                 || false
        "scalar.toString() == 'null'"         || false
        '"$scalar" == "null"'                 || false
        'scalar ==~ /null/'                   || false
        'scalar?.trim() == null'              || true
        'scalar ? false : true'               || false
        'scalar == 1 || rows.size() == 1'     || false
        'rows.size() == 1 || scalar == 1'     || true
        'scalar == null'                      || true
        'null == scalar'                      || true
        'scalar == null || scalar < 10'       || true
        'scalar in [1, null]'                 || true
        '(scalar ?: 0) == 0'                  || true
    }

    def 'a NULL that was asked for does not make up for another one: `#assertion`'() {
        expect:
        finding(assertion, result(a: [null], b: [null], c: [1L])).holds() == holds

        where:
        assertion                                  || holds
        'row.a == null'                            || true
        'row.a == null && row.b == null'           || true
        'row.a == null && row.b != 5'              || false
        'row.a == null && row.c == 1'              || true
        "row['a'] == null"                         || true
        'rows[0].a == null'                        || true
        'rows.every { it.a == null }'              || true
        'rows.every { it.a == null && !it.b }'     || false
        'rows.any { it.a != null || it.c == 1 }'   || true
        'row.c != null'                            || true
        'row.a != null'                            || false
    }

    def 'a NULL in a name of its own is still NULL: `#assertion`'() {
        expect:
        finding("def a = row.a\ndef b = row.b\n$assertion", result(a: [null], b: [1L])).holds() == holds

        where:
        assertion               || holds
        'a != 5'                || false
        '!a'                    || false
        'a == null'             || true
        'b == 1'                || true
        'a == null && b == 1'   || true
        'b == 1 && !(a > 3)'    || false
    }

    def 'which row is first decides nothing: `#assertion` on #states'() {
        expect:
        states.permutations().every { finding(assertion, result(state: it)).holds() == holds }

        where:
        assertion                                  | states              || holds
        "rows.any { it.state == 'open' }"          | ['open', null]      || true
        "rows.any { it.state != 'open' }"          | ['open', null]      || false
        "!rows.any { it.state == 'done' }"         | ['open', null]      || false
        "rows.every { it.state == 'open' }"        | ['open', null]      || false
        "!rows.every { it.state == 'open' }"       | ['open', null]      || false
        "!rows.every { it.state == 'open' }"       | ['done', null]      || true
        "rows.find { it.state == 'open' } != null" | ['open', null]      || true
        "rows.count { it.state == 'open' } == 1"   | ['open', null]      || false
        "rows.every { it.state in ['a', null] }"   | ['a', null]         || true
    }

    def '`#assertion` on no rows: #explanation'() {
        when:
        def finding = finding(assertion, noRows('n'))

        then:
        !finding.holds()
        finding.explanation() == explanation

        where:
        assertion                      || explanation
        'scalar == null'               || '`scalar` needs one row with one column; the query returned 0 rows of 1 column'
        '!scalar'                      || '`scalar` needs one row with one column; the query returned 0 rows of 1 column'
        'row.n == null'                || '`row` needs exactly one row; the query returned 0'
        '!row'                         || '`row` needs exactly one row; the query returned 0'
        'rows[0].n == null'            || '`rows[0]` needs 1 row; the query returned 0'
        '!rows[2]'                     || '`rows[2]` needs 3 rows; the query returned 0'
        'rows.first().n == 1'          || '`rows[0]` needs 1 row; the query returned 0'
        'rows.find { true }.n == 1'    || 'a part of it is null, and null is not true'
        'def n = row.n\nn == null'     || '`row` needs exactly one row; the query returned 0'
        'def n = scalar\n!n'           || '`scalar` needs one row with one column; the query returned 0 rows of 1 column'
    }

    def 'too many rows or columns are none either'() {
        expect:
        finding('scalar == 1', result(n: [1L, 1L])).explanation() ==
                '`scalar` needs one row with one column; the query returned 2 rows of 1 column'
        finding('scalar == 1', result(n: [1L], m: [1L])).explanation() ==
                '`scalar` needs one row with one column; the query returned 1 row of 2 columns'
        finding('row.n == 1', result(n: [1L, 1L])).explanation() == '`row` needs exactly one row; the query returned 2'
    }

    def 'no rows can be asked for: `#assertion`'() {
        expect:
        finding(assertion, noRows('n')).holds()

        where:
        assertion << ['rows.empty', 'rows.size() == 0', '!rows', 'rows == []', 'rows.empty || rows.every { it.n > 0 }', '!rows.any { it.n > 0 }']
    }

    def 'what holds of every row does not hold where there is none: `#assertion`'() {
        given:
        def finding = finding(assertion, noRows('n'))

        expect:
        !finding.holds()
        finding.explanation().startsWith('the query returned no row, and `every` of none proves nothing')

        where:
        assertion << ['rows.every { it.n > 0 }', '!rows.every { it.n > 0 }', 'rows.every { it.n > 0 } || rows.empty']
    }

    def 'a value that cannot be given a name makes all assertions below it false'() {
        expect:
        judge('rows.empty\ndef n = row.n\nn == 1\nrows.size() == 1', noRows('n')).collect { [it.assertion(), it.holds()] } == [
                ['rows.empty', true],
                ['n == 1', false],
                ['rows.size() == 1', false],
        ]
    }
}
