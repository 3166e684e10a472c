package dev.gonogo.compile

import dev.gonogo.model.Place
import dev.gonogo.model.Runbook

import java.nio.file.Files
import java.nio.file.Path

/** Every part of the model knows where it was written: line and column of the word that says it. */
class PlaceSpec extends CompileSpecification {

    private static final Path STAGING = Path.of('runbooks/staging-migrations/runbook.groovy')

    def 'each place of the staging migrations is the beginning of a word that says it'() {
        given:
        def lines = Files.readAllLines(STAGING)
        def runbook = new RunbookCompiler(folder.resolve('cache')).compile(STAGING)

        expect:
        said(runbook).each { List<String> words, Place at, String name ->
            def rest = lines[at.line() - 1].substring(at.column() - 1)
            assert words.any { rest.startsWith(it) }
            assert rest.contains(name) || rest.contains('$') || rest.contains('check(name)')
        }
        said(runbook).size() >= 80
    }

    def 'words that stand on one line have columns of their own'() {
        given:
        def text = inTask("manual('a') { timeout 1.ms }; manual('b'.trim()) { timeout 2.ms }; ['c', 'd'].each { manual(it) { } }")

        expect:
        places(compile(text).steps().toList()*.at()) == ['5:7', '5:37', '5:92', '5:92']
    }

    def 'a problem in one of two equal words on a line is told of the right one'() {
        expect:
        problems(inTask("manual('a') { timeout 1.ms }; manual('b') { timeout 0.ms }")) == '''\
            runbook.groovy:5:51: `timeout` must be more than zero
                  manual('a') { timeout 1.ms }; manual('b') { timeout 0.ms }
                                                              ^'''.stripIndent()
    }

    def 'what fails in the second of two equal words is told with the line of the file'() {
        expect:
        problems(inTask("manual('a') { }; manual(\"\${1.intdiv(0)}\") { }")) == '''\
            runbook.groovy:5: the runbook's code fails: division by zero
                  manual('a') { }; manual("${1.intdiv(0)}") { }'''.stripIndent()
    }

    def 'a word over several lines stands where it begins'() {
        expect:
        places(compile('''\
            runbook(
              'r'
            ) {
              target('db') { embedded() }
              phase('P') {
                task(
                  'T-1',
                  "a ${'task'.
                    trim()}"
                ) {
                  check('a') {
                    query """
                      select
                        1
                    """
                    expect {
                      rows.size()
                        > 0
                    }
                  }
                  manual(
                    ['b',
                     'c'].join(' ')
                  ) { }
                }
              }
            }'''.stripIndent()).with { [it.at()] + it.phases()*.at() + it.tasks().toList()*.at() + it.steps().toList()*.at() }) ==
                ['1:1', '5:3', '6:5', '11:7', '21:7']
    }

    def 'words in loops, closures and helpers stand where they are written, not where they are called'() {
        expect:
        places(compile('''\
            def look(String at) {
              manual("look at $at") { }
            }
            runbook('r') {
              target('db') { embedded() }
              phase('P') {
                task('T', 't') {
                  def hear = { String it -> manual("listen to $it") { } }
                  for (n in 1..2) {
                    manual("step $n") { }
                  }
                  hear('a')
                  look('b')
                  hear('c')
                }
              }
            }'''.stripIndent()).steps().toList()*.at()) == ['10:9', '10:9', '8:33', '2:3', '8:33']
    }

    def 'a place has the name of the file as it was handed in'() {
        given:
        Files.writeString(folder.resolve('runbook.groovy'), inTask("manual('x') { }"))

        expect:
        new RunbookCompiler(folder.resolve('cache')).compile(folder.resolve('../' + folder.fileName)).at().file() ==
                folder.resolve('../' + folder.fileName).resolve('runbook.groovy').toString()
    }

    def 'the same places come from the cache'() {
        given:
        def text = inTask("manual('a') { }; manual('b') { }")

        expect:
        (1..2).collect { places(compile(text).steps().toList()*.at()) } == [['5:7', '5:24']] * 2
    }

    private static List<String> places(List<Place> places) {
        places.collect { "${it.line()}:${it.column()}".toString() }
    }

    /** The words that may say a part, its place, and what must stand behind the word on its line. */
    private static List<List> said(Runbook runbook) {
        def rollbacks = [runbook.rollback().get()] + runbook.tasks().toList()*.rollback().findAll { it.present }*.get()
        [[['runbook'], runbook.at(), runbook.name()]] +
                runbook.roles().collect { [['role'], it.at(), it.name()] } +
                runbook.contacts().collect { [['contact'], it.at(), it.role()] } +
                runbook.targets().collect { [['target'], it.at(), it.name()] } +
                [[['window'], runbook.window().get().at(), 'opens']] +
                [[['migrations'], runbook.migrations().get().at(), 'migrations']] +
                runbook.phases().collect { [['phase'], it.at(), it.name()] } +
                runbook.tasks().toList().collect { [['task'], it.at(), it.id()] } +
                (runbook.steps().toList() + runbook.rollbackSteps().toList()).collect { [[it.kind()], it.at(), it.head().name().readLines().first().take(0)] } +
                rollbacks.collect { [['rollback'], it.at(), ''] } +
                rollbacks*.options().flatten().collect { [['option', 'rollback'], it.at(), it.name()] } +
                runbook.risks().collect { [['risk'], it.at(), it.name()] } +
                [[['decision'], runbook.decision().at(), 'poll']] +
                runbook.decision().poll().collect { [['poll', 'approver'], it.at(), it.role()] }
    }
}
