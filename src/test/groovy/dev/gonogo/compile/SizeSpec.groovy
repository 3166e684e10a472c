package dev.gonogo.compile

import dev.gonogo.model.Runbook
import spock.lang.Timeout

/** Runbooks that are much longer than any that people write. */
@Timeout(240)
class SizeSpec extends CompileSpecification {

    def 'five hundred tasks in ten phases compile, and ten times as many take not much more than ten times as long'() {
        given:
        compile(written(20, 2))

        when:
        def (Runbook fifty, long short_) = timed { compile(written(10, 5)) }
        def (Runbook many, long long_) = timed { compile(written(10, 50)) }
        def (Runbook again, long cached) = timed { compile(written(10, 50)) }
        println "50 tasks: $short_ ms, 500 tasks: $long_ ms, again from the cache: $cached ms"

        then:
        fifty.tasks().count() == 50
        many.tasks().count() == 500
        many.steps().count() == 1_000
        again.tasks().toList()*.at() == many.tasks().toList()*.at()
        long_ < 30 * short_
        cached < long_
    }

    def 'a thousand steps in one task compile'() {
        expect:
        compile(inTask((1..1_000).collect { "manual('step $it') { instructions 'look' }" }.join('\n'))).steps().count() == 1_000
    }

    def 'a loop makes ten thousand steps'() {
        when:
        def (Runbook runbook, long time) = timed { compile(inTask("10_000.times { manual(\"step \$it\") { instructions 'look' } }")) }
        println "10000 steps of a loop: $time ms"

        then:
        runbook.steps().count() == 10_000
        time < 30_000
    }

    def 'rules over many tasks that all wait for all before them take no time'() {
        when:
        def (Runbook runbook, long time) = timed {
            compile("""\
                runbook('r') {
                  target('db') { embedded() }
                  phase('P') {
                    600.times { n ->
                      task("T-\$n", 't') { manual('x') { }; after(*(0..<n).collect { "T-\$it" as String }) }
                      gate("G-\$n") { requires(*(0..n).collect { "T-\$it" as String }) }
                    }
                  }
                }""".stripIndent())
        }
        println "600 tasks and gates that require all before them: $time ms"

        then:
        runbook.tasks().count() == 600
        time < 30_000
    }

    private static List timed(Closure<Runbook> compile) {
        long begun = System.nanoTime()
        [compile(), (System.nanoTime() - begun).intdiv(1_000_000)]
    }

    private static String written(int phases, int tasks) {
        def text = new StringBuilder("runbook('big') {\n  role 'dba', 'DBA'\n  target('db') { embedded() }\n")
        phases.times { phase ->
            text << "  phase('Phase $phase') {\n"
            tasks.times { task ->
                text << """\
    task('T-$phase-$task', 'task $task of phase $phase') {
      role 'dba'; estimate 10.minutes; priority HIGH
      check('rows of $phase $task') {
        query 'select count(*) from t_$task'
        expect { scalar >= $task }
      }
      manual('look at $phase $task') { instructions 'look' }
    }
"""
            }
            text << '  }\n'
        }
        text << '}\n'
    }
}
