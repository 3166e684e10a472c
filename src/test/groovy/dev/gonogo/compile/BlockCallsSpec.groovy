package dev.gonogo.compile

import org.codehaus.groovy.runtime.metaclass.ClosureMetaClass
import spock.lang.Specification

/** A block is called as Groovy calls its closures, whatever it is given. */
class BlockCallsSpec extends Specification {

    def 'what is called with #arguments is the same: #closure'() {
        given:
        def plain = closure(closure)
        def block = closure(closure) { BlockCalls.of(it) }

        expect:
        plain.metaClass instanceof ClosureMetaClass
        block.metaClass instanceof BlockCalls
        outcome(block, arguments) == outcome(plain, arguments)
        outcome(block, arguments) == expected

        where:
        closure                                      | arguments          || expected
        '{ -> 1 }'                                   | []                 || 1
        '{ -> 1 }'                                   | ['x']              || MissingMethodException
        '{ it }'                                     | []                 || null
        '{ it }'                                     | ['x']              || 'x'
        '{ it }'                                     | [null]             || null
        '{ it }'                                     | ['x', 'y']         || MissingMethodException
        '{ String text -> text }'                    | ['x']              || 'x'
        '{ String text -> text }'                    | ["${1 + 1}"]       || '2'
        '{ String text -> text }'                    | [null]             || null
        '{ String text -> text }'                    | [3]                || MissingMethodException
        '{ int n -> n + 1 }'                         | [3]                || 4
        '{ int n -> n + 1 }'                         | [3L]               || MissingMethodException
        '{ long n -> n + 1 }'                        | [3]                || 4L
        '{ a, b -> "$a$b".toString() }'              | ['x', 'y']         || 'xy'
        '{ a, b -> "$a$b".toString() }'              | [['x', 'y']]       || 'xy'
        '{ a, b = "z" -> "$a$b".toString() }'        | ['x']              || 'xz'
        '{ Object... all -> all.length }'            | ['x', 'y', 'z']    || 3
        '{ Object... all -> all.length }'            | []                 || 0
        '{ List list -> list.size() }'               | [['x', 'y']]       || 2
        '{ -> throw new IllegalStateException() }'   | []                 || IllegalStateException
        '{ -> throw new IOException() }'             | []                 || IOException
        '{ -> throw new StackOverflowError() }'      | []                 || StackOverflowError
        '{ -> nothing() }'                           | []                 || MissingMethodException
        '{ -> assert 1 == 2 }'                       | []                 || org.codehaus.groovy.runtime.powerassert.PowerAssertionError
    }

    def 'it is more than called: #what'() {
        given:
        def block = closure('{ a, b -> "$a$b".toString() }') { BlockCalls.of(it) }

        expect:
        result == use(block)

        where:
        what            | use                                              || result
        'curried'       | { it.curry('x').call('y') }                      || 'xy'
        'composed'      | { (it >> { text -> text * 2 }).call('x', 'y') }  || 'xyxy'
        'a truth'       | { it ? 'true' : 'false' }                        || 'true'
        'an interface'  | { (it as java.util.function.BinaryOperator).apply('x', 'y') } || 'xy'
        'copied'        | { it.clone().call('x', 'y') }                    || 'xy'
        'asked'         | { it.maximumNumberOfParameters }                 || 2
        'called by map' | { [x: 'y'].collect(it) }                         || ['xy']
        'called by name' | { it.invokeMethod('call', ['x', 'y'] as Object[]) } || 'xy'
        'able'          | { it.respondsTo('doCall').size() }               || 1
    }

    private static Closure<?> closure(String text, Closure<?> loaded = { }) {
        def loader = new GroovyClassLoader()
        def made = loader.parseClass("class Made { static Closure<?> made() { return $text } }")
        loader.loadedClasses.each(loaded)
        made.made() as Closure
    }

    private static Object outcome(Closure<?> closure, List<?> arguments) {
        try {
            return closure.call(*arguments)
        } catch (Throwable thrown) {
            return thrown.class
        }
    }
}
