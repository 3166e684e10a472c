package dev.gonogo.compile

import dev.gonogo.model.RunbookProblems
import spock.lang.Timeout

import java.nio.file.Files
import java.time.Duration

/** Code that would run for ever, or without bounds, is told and left. */
@Timeout(30)
class EndlessSpec extends CompileSpecification {

    private static final String ENDLESS = '''\
        runbook.groovy:1: the runbook does not come to an end
        FIRST LINE
          hint: look for a loop that never stops'''.stripIndent()

    def 'an endless #what'() {
        expect:
        problemsWithin(Duration.ofMillis(500), text) == ENDLESS.replace('FIRST LINE', text.readLines().first())

        where:
        what                      | text
        'loop'                    | 'while (true) { def x = 1 }'
        'loop that does nothing'  | 'while (true) { }'
        'loop in a block'         | "runbook('r') { for (;;) { role 'a', 'b' } }"
        'loop in a helper'        | "int f() { while (true) { } }\nrunbook('r') { title \"\${f()}\" }"
        'loop of a closure'       | "runbook('r') { def c = { true }; while (c()) { } }"
    }

    def 'a loop that was left goes on no longer'() {
        given:
        problemsWithin(Duration.ofMillis(200), "def n = 0\nwhile (true) { n++ }")

        when:
        def left = Thread.allStackTraces.keySet().find { it.name == 'runbook' && it.alive }
        left?.join(5_000)

        then:
        !left?.alive
    }

    def 'a runbook that needs more memory than there is'() {
        expect:
        problems(inTask("def n = 'x' * 2_147_483_647")) == '''\
            runbook.groovy:5: the runbook's code fails: it needs too much memory
                  def n = 'x' * 2_147_483_647'''.stripIndent()
    }

    def 'nesting that no person writes compiles, and where the stack ends the author is told'() {
        given:
        def source = SourceText.of('runbook.groovy', "runbook('r') { }".bytes)

        expect:
        steps(inTask('def n = ' + '(' * 200 + '1' + ')' * 200 + "; manual('x') { }")) == ['x']
        new GroovyMessages(source).ofFailure(Optional.of(new StackOverflowError())).toString() == '''\
            runbook.groovy:1: something is nested too deeply to be compiled
            runbook('r') { }
              hint: divide it into parts'''.stripIndent()
    }

    def 'a block that is too long for the Java platform'() {
        expect:
        problems(inTask((1..6_000).collect { "after 'T-$it'" }.join('\n'))) == '''\
            runbook.groovy:1: a block is too long to be compiled
            runbook('r') {
              hint: divide it into phases or tasks, or make a loop of what repeats'''.stripIndent()
    }

    private String problemsWithin(Duration patience, String text) {
        def file = folder.resolve('runbook.groovy')
        Files.writeString(file, text)
        try {
            new RunbookCompiler(new ClassCache(folder.resolve('cache')), patience).compile(file)
            return 'no problem'
        } catch (RunbookProblems found) {
            return found.message.replace(folder.toString() + '/', '')
        }
    }
}
