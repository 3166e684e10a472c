package dev.gonogo.compile

/** Methods that a runbook declares for itself: they compute, or say words in the block that calls them. */
class HelperSpec extends CompileSpecification {

    def 'a helper #what'() {
        expect:
        steps("$helper\n" + inTask(words)) == names

        where:
        what                              | helper                                                             | words                                              || names
        'computes a text'                 | 'String name(String s) { "step $s" }'                              | "manual(name('a')) { }"                            || ['step a']
        'needs no types'                  | 'def name(s) { "step $s" }'                                        | "['a', 'b'].each { manual(name(it)) { } }"         || ['step a', 'step b']
        'computes a number'               | 'int twice(int n) { n * 2 }'                                       | "estimate twice(5).minutes; manual('x') { }"       || ['x']
        'calls itself'                    | 'int f(int n) { n <= 1 ? 1 : n * f(n - 1) }'                       | "manual(\"\${f(5)}\") { }"                         || ['120']
        'calls another'                   | 'String a(String s) { b(s) + 1 }\nString b(String s) { s * 2 }'    | "manual(a('x')) { }"                               || ['xx1']
        'has default values'              | 'String f(String s, int n = 2) { s * n }'                          | "manual(f('a')) { }; manual(f('b', 3)) { }"        || ['aa', 'bbb']
        'takes any number of values'      | "String f(String... all) { all.join('-') }"                        | "manual(f('a', 'b')) { }"                          || ['a-b']
        'takes a list and a closure'      | 'def f(List<String> all, Closure c) { all.each(c) }'               | "f(['a']) { manual(it) { } }"                      || ['a']
        'has several forms'               | 'String f(String s) { s }\nString f(int n) { "n$n" }'              | "manual(f('a')) { }; manual(f(1)) { }"             || ['a', 'n1']
        'is static or private'            | 'static String f() { "a" }\nprivate String g() { "b" }'            | "manual(f() + g()) { }"                            || ['ab']
        'says words'                      | 'void look(String at) { manual("look at $at") { } }'               | "look('a'); ['b'].each { look(it) }"               || ['look at a', 'look at b']
        'says words without types'        | 'def look(at) { manual("look at $at") { } }'                       | "look('a')"                                        || ['look at a']
        'says words in a loop'            | 'def look(int n) { n.times { manual("n$it") { } } }'               | 'look(2)'                                          || ['n0', 'n1']
        'says words of a step'            | 'def hint(String s) { instructions s; timeout 3.minutes }'         | "manual('a') { hint('x') }"                        || ['a']
        'calls one that says words'       | 'def two() { look("a"); look("b") }\ndef look(s) { manual(s) { } }' | 'two()'                                           || ['a', 'b']
        'says words or does not'          | 'def look(String s) { if (s == "a") { return }; manual(s) { } }'   | "look('a'); look('b')"                             || ['b']
        'says words with default values'  | 'def look(String s, int n = 2) { n.times { manual("$s$it") { } } }' | "look('a'); look('b', 1)"                         || ['a0', 'a1', 'b0']
        'says a whole check'              | 'def empty(String t) { check("$t is empty") { query "select 1 from $t"; expect { rows.empty } } }' | "empty('a')"       || ['a is empty']
    }

    def 'helpers that say words of different blocks call each other through the blocks'() {
        expect:
        compile('''\
            def tasks(String prefix, int n) { n.times { task("$prefix-$it", 'x') { look("step $it") } } }
            def look(String s) { manual(s) { hint(s) } }
            def hint(String s) { instructions "at $s" }
            runbook('r') {
              target('db') { embedded() }
              phase('P') { tasks('A', 2) }
            }'''.stripIndent()).tasks().toList()*.id() == ['A-0', 'A-1']
    }

    def 'a helper says words in the way back of a task as well as in the task'() {
        given:
        def runbook = compile("def look(String s) { manual(s) { } }\n" + inTask("look('there'); rollback { look('back') }"))

        expect:
        runbook.steps().toList()*.id() == ['T-1/there']
        runbook.rollbackSteps().toList()*.id() == ['T-1/rollback/back']
    }
}
