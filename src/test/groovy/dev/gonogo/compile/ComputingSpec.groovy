package dev.gonogo.compile

import java.time.Duration

/** What a runbook may compute with: texts, numbers, lists, maps, conditions, loops and closures. */
class ComputingSpec extends CompileSpecification {

    def 'steps come of #what'() {
        expect:
        steps(inTask(words)) == names

        where:
        what                            | words                                                                              || names
        'a list'                        | "['a', 'b'].each { manual(it) { } }"                                               || ['a', 'b']
        'a list with a named value'     | "['a', 'b'].each { name -> manual(name) { } }"                                     || ['a', 'b']
        'a list with numbers'           | "['a', 'b'].eachWithIndex { name, i -> manual(\"\$name\$i\") { } }"                || ['a0', 'b1']
        'a map'                         | "[a: 1, b: 2].each { name, n -> manual(\"\$name\$n\") { } }"                       || ['a1', 'b2']
        'the entries of a map'          | "[a: 1, b: 2].each { manual(\"\$it.key\${it.value}\") { } }"                       || ['a1', 'b2']
        'a range'                       | "(1..3).each { manual(\"n\$it\") { } }"                                            || ['n1', 'n2', 'n3']
        'a count'                       | "3.times { manual(\"n\$it\") { } }"                                                || ['n0', 'n1', 'n2']
        'upto, downto and step'         | "1.upto(2) { manual(\"u\$it\") { } }; 2.downto(1) { manual(\"d\$it\") { } }; 1.step(5, 2) { manual(\"s\$it\") { } }" || ['u1', 'u2', 'd2', 'd1', 's1', 's3']
        'for … in'                      | "for (n in 1..2) { for (a in ['x', 'y']) { manual(\"\$a\$n\") { } } }"             || ['x1', 'y1', 'x2', 'y2']
        'for with a counter'            | "for (int i = 0; i < 2; i++) { manual(\"n\$i\") { } }"                             || ['n0', 'n1']
        'while'                         | "def i = 0\nwhile (i < 2) { manual(\"n\$i\") { }; i++ }"                           || ['n0', 'n1']
        'if and else'                   | "def some = []\nif (some) { manual('a') { } } else { manual('b') { } }"            || ['b']
        'switch'                        | "switch ('b') { case 'a': manual('a') { }; break; case ['b', 'c']: manual('b') { }; break; default: manual('d') { } }" || ['b']
        'switch as a value'             | "def name = switch (3) { case 3 -> 'three'; default -> 'other' }\nmanual(name) { }" || ['three']
        'a choice'                      | "manual(1 > 2 ? 'a' : 'b') { }; manual(null ?: 'c') { }"                           || ['b', 'c']
        'a mixed list of maps'          | "[[name: 'a', limit: 3], [name: 'b', limit: 4]].each { manual(\"\$it.name\${it.limit + 1}\") { timeout it.limit.minutes } }" || ['a4', 'b5']
        'maps in maps'                  | "[[name: 'a', at: [town: 'x', n: 1]]].each { manual(it.name + it.at.town) { timeout it.at.n.seconds } }" || ['ax']
        'lists in maps'                 | "[[name: 'a', parts: ['x', 'y']]].each { t -> t.parts.each { manual(\"\$t.name\$it\") { } } }" || ['ax', 'ay']
        'collect and findAll'           | "(1..4).findAll { it % 2 == 0 }.collect { \"n\$it\" }.each { manual(it) { } }"      || ['n2', 'n4']
        'collectEntries'                | "['a', 'b'].collectEntries { [it, it * 2] }.each { k, v -> manual(v) { } }"        || ['aa', 'bb']
        'join, sort, reverse'           | "manual(['b', 'a', 'c'].sort().reverse().join('')) { }"                            || ['cba']
        'sum, max, inject'              | "manual(\"\${[1, 2].sum()} \${[1, 2].max()} \${[1, 2].inject(0) { a, b -> a + b }}\") { }" || ['3 2 3']
        'any, every, find, count'       | "manual(\"\${[1, 2].any { it > 1 }} \${[1, 2].every { it > 1 }} \${[1, 2].find { it > 1 }} \${[1, 2].count { it > 1 }}\") { }" || ['true false 2 1']
        'groupBy'                       | "['ab', 'ac', 'b'].groupBy { it[0] }.each { k, v -> manual(k + v.size()) { } }"    || ['a2', 'b1']
        'combinations'                  | "[['a', 'b'], [1, 2]].combinations { a, n -> manual(\"\$a\$n\") { } }"             || ['a1', 'b1', 'a2', 'b2']
        'lists that grow'               | "def all = ['a']\nall << 'b'\nall += 'c'\nall.add('d')\nall.each { manual(it) { } }" || ['a', 'b', 'c', 'd']
        'maps that grow'                | "def all = [:]\nall.a = 'x'\nall['b'] = 'y'\nall.put('c', 'z')\nall.each { k, v -> manual(\"\$k\$v\") { } }" || ['ax', 'by', 'cz']
        'maps that are changed in a loop' | "def all = [[a: 'x']]\nall.each { it.b = 'y' }\nall.each { manual(it.a + it.b) { } }" || ['xy']
        'spread lists and maps'         | "['a', *['b', 'c']].each { manual(it) { } }; [x: 1, *: [y: 2]].each { k, v -> manual(k) { } }" || ['a', 'b', 'c', 'x', 'y']
        'values of each'                | "manual(['a', 'b']*.toUpperCase().join()) { }"                                     || ['AB']
        'several names at once'         | "def (a, b) = ['x', 'y']\nmanual(a + b) { }"                                       || ['xy']
        'parts of texts and lists'      | "def t = 'abcd'\nmanual(t[0] + t[-1] + t[1..2] + t.substring(3) + ['x', 'y'][1]) { }" || ['adbcdy']
        'methods of texts'              | "manual(' a-b '.trim().toUpperCase().replace('-', ' ').padLeft(5, '.') + 'x,y'.split(',')[1] + 'x y'.tokenize(' ')[0]) { }" || ['..A Byx']
        'formats'                       | "(1..2).each { manual('T-%02d'.formatted(it)) { } }"                               || ['T-01', 'T-02']
        'patterns'                      | "if ('a1' ==~ /[a-z]\\d/) { manual(('a1' =~ /\\d/)[0].toString()) { } }"           || ['1']
        'arithmetic'                    | "manual(\"\${7 % 4} \${7.intdiv(2)} \${7 / 2} \${-3.abs()} \${2 ** 3} \${1 + 2 * 3}\") { }" || ['3 3 3.5 -3 8 7']
        'comparisons'                   | "manual(\"\${1 <=> 2} \${'a' < 'b'} \${'a' in ['a']} \${'a' !in ['a']} \${1 == 1.0} \${!true}\") { }" || ['-1 true true false true false']
        'texts in texts'                | "def n = 2\nmanual(\"a \${\"b \${n + 1}\"} c\") { }"                               || ['a b 3 c']
        'null that is asked for'        | "String none = null\nmanual(none?.trim() ?: 'none') { }"                           || ['none']
        'declared types'                | "int n = 2\nList<String> l = ['a']\nMap<String, Integer> m = [a: 1]\nString[] s = ['x']\nvar v = 'v'\nfinal w = 'w'\nmanual(\"\$n\${l[0]}\${m.a}\${s[0]}\$v\$w\") { }" || ['2a1xvw']
        'casts'                         | "manual(('3' as int) + 1 + '') { }; manual(([1, 1] as Set).size() + '') { }"       || ['4', '1']
        'closures'                      | "def twice = { String t -> t * 2 }\nmanual(twice('a')) { }; manual(twice.call('b')) { }" || ['aa', 'bb']
        'closures that say words'       | "def look = { String at -> manual(\"look at \$at\") { } }\nlook('a'); ['b'].each { look(it) }" || ['look at a', 'look at b']
        'a closure without types'       | "def name = { \"n\$it\" }\nmanual(name(1)) { }"                                    || ['n1']
        'return'                        | "['a', 'b'].each { if (it == 'a') { return }; manual(it) { } }"                    || ['b']
        'break and continue'            | "for (n in 1..9) { if (n == 2) { continue }; if (n == 4) { break }; manual(\"n\$n\") { } }" || ['n1', 'n3']
    }

    def 'durations are computed with: #written'() {
        expect:
        compile(inTask("estimate($written)")).tasks().toList().first().estimate() == time

        where:
        written                               || time
        '30.minutes'                          || Duration.ofMinutes(30)
        '1.5.hours'                           || Duration.ofMinutes(90)
        '1.minute + 30.seconds'               || Duration.ofSeconds(90)
        '2.hours - 30.minutes'                || Duration.ofMinutes(90)
        '10.minutes * 3'                      || Duration.ofMinutes(30)
        '(10 * 3).minutes'                    || Duration.ofMinutes(30)
        '[10, 20].sum().minutes'              || Duration.ofMinutes(30)
        'true ? 1.second : 1.day'             || Duration.ofSeconds(1)
        '500.ms'                              || Duration.ofMillis(500)
    }

    def 'a text over several lines keeps what it is written with'() {
        expect:
        compile(inTask('''\
            manual('x') {
              instructions """\\
                first ${1 + 1}
                second
                """.stripIndent().trim()
            }''')).steps().toList().first().head().instructions() == 'first 2\nsecond'
    }

    def 'lists are handed over to words by a star, or as texts'() {
        given:
        def text = { String after -> """\
            def ids = ['A', 'B']
            runbook('r') {
              target('db') { embedded() }
              phase('P') {
                ids.each { task(it, it) { } }
                task('C', 'c') { $after }
              }
            }""".stripIndent() }

        expect:
        compile(text(words)).tasks().toList().last().after() == ['A', 'B']

        where:
        words << ["after(*ids)", "after 'A', *['B']", "after(*[], 'A', *['B'], *[])", 'after(ids as String[])', 'after(*ids.collect { "$it" })']
    }

    def 'names of the file are known in its blocks, and in assertions'() {
        expect:
        steps('''\
            def tables = ['a', 'b']
            def limit = 3
            runbook('r') {
              target('db') { embedded() }
              phase('P') {
                task('T', 't') {
                  tables.each {
                    check("$it is small") { query "select count(*) from $it"; expect { scalar < limit && it in tables } }
                  }
                }
              }
            }'''.stripIndent()) == ['a is small', 'b is small']
    }
}
