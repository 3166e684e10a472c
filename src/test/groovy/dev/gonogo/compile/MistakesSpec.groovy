package dev.gonogo.compile

import spock.lang.Unroll

import java.nio.file.Files
import java.nio.file.Path

/**
 * Every kind of mistake with the whole text that its author reads. Each is a file beside this spec, named for the mistake: the
 * runbook, other files that it needs, and under `problems` what is said.
 */
class MistakesSpec extends CompileSpecification {

    static final Path MISTAKES = Path.of('src/test/resources/dev/gonogo/compile/problems')

    @Unroll('#mistake')
    def 'mistakes'() {
        given:
        def parts = parts(Files.readString(MISTAKES.resolve(mistake + '.txt')))
        def said = parts.remove('problems')
        parts.each { path, content ->
            Files.createDirectories(folder.resolve(path).parent)
            Files.writeString(folder.resolve(path), content)
        }

        expect:
        problems(parts['runbook.groovy']) == said.trim()

        where:
        mistake << MISTAKES.toFile().list().sort().collect { it - '.txt' }
    }

    def 'a file with a byte-order mark and CRLF compiles, and its problems have the right places'() {
        given:
        def text = inTask("manual('x') { }")
        def windows = { String it -> '\uFEFF' + it.replace('\n', '\r\n') }

        expect:
        problems(windows(text)) == 'no problem'
        problems(windows(text.replace('manual', 'manuel'))) == problems(text.replace('manual', 'manuel'))
    }

    def 'a file that is not UTF-8 is told with its line'() {
        expect:
        problems(inTask("manual('Prüfung') { }").getBytes('ISO-8859-1')) == '''\
            runbook.groovy:5: the file is not UTF-8
              hint: save it as UTF-8; line 5 has a byte that UTF-8 does not allow'''.stripIndent()
    }

    private static Map<String, String> parts(String text) {
        def parts = [:]
        String name = null
        text.eachLine { line ->
            if (line.startsWith('=== ')) {
                name = line.substring(4)
                parts[name] = ''
            } else {
                parts[name] += line + '\n'
            }
        }
        parts
    }
}
