package dev.gonogo.compile

import dev.gonogo.model.RunbookProblems

import java.nio.file.Files

/** Whatever the editor wrote: byte-order marks, line ends, other encodings. */
class EncodingSpec extends CompileSpecification {

    private static final String RIGHT = inTask("manual('Überprüfung – 検査 ✔') { }")
    private static final String WRONG = inTask("role 'ä€😀'; priority CRITCAL")

    def 'a runbook with #what compiles'() {
        expect:
        compile(bytes).steps().toList()*.head()*.name() == ['Überprüfung – 検査 ✔']

        where:
        what                             | bytes
        'line feeds'                     | RIGHT.getBytes('UTF-8')
        'a byte-order mark'              | ('\uFEFF' + RIGHT).getBytes('UTF-8')
        'carriage returns and feeds'     | RIGHT.replace('\n', '\r\n').getBytes('UTF-8')
        'carriage returns'               | RIGHT.replace('\n', '\r').getBytes('UTF-8')
        'a mark, and returns and feeds'  | ('\uFEFF' + RIGHT.replace('\n', '\r\n')).getBytes('UTF-8')
        'no line end at the end'         | RIGHT.stripTrailing().getBytes('UTF-8')
        'tabs'                           | RIGHT.replace('  ', '\t').getBytes('UTF-8')
    }

    def 'with #what, a problem is shown in its place'() {
        expect:
        problems(bytes) == '''\
            runbook.groovy:5:28: unknown name `CRITCAL`
                  role 'ä€😀'; priority CRITCAL
                                       ^
              hint: did you mean `CRITICAL`?'''.stripIndent()

        where:
        what                            | bytes
        'line feeds'                    | WRONG.getBytes('UTF-8')
        'a byte-order mark'             | ('\uFEFF' + WRONG).getBytes('UTF-8')
        'carriage returns and feeds'    | WRONG.replace('\n', '\r\n').getBytes('UTF-8')
        'a mark, and returns and feeds' | ('\uFEFF' + WRONG.replace('\n', '\r\n')).getBytes('UTF-8')
    }

    def 'a tab is as wide as a blank, so that the caret is below its place'() {
        expect:
        problems("runbook('r') {\n\tphase('P') {\n\t\ttask('T', 't') { chekc('x') { } }\n\t}\n}\n") == '''\
            runbook.groovy:3:20: unknown word `chekc` in task `T`
              task('T', 't') { chekc('x') { } }
                               ^
              hint: did you mean `check`?'''.stripIndent()
    }

    def 'a file in another encoding is refused, with the line of the first wrong byte'() {
        expect:
        problems("// a comment\nrunbook('größer') { }\n".getBytes('ISO-8859-1')) == '''\
            runbook.groovy:2: the file is not UTF-8
              hint: save it as UTF-8; line 2 has a byte that UTF-8 does not allow'''.stripIndent()
    }

    def 'a file in UTF-16 is refused'() {
        expect:
        problems('runbook'.getBytes('UTF-16')) == '''\
            runbook.groovy:1: the file is not UTF-8
              hint: save it as UTF-8; line 1 has a byte that UTF-8 does not allow'''.stripIndent()
    }

    def 'no bytes at all are a file without a runbook'() {
        expect:
        problems(new byte[0]) == '''\
            runbook.groovy:1: the file declares no runbook
              hint: begin it with `runbook('name') { … }`'''.stripIndent()
    }

    def 'a text of more than 65 535 characters is refused'() {
        when:
        def told = problems(inTask("manual('x') { instructions '${'x' * 70_000}' }"))

        then:
        told.startsWith('runbook.groovy:5:34: the text is longer than 65535 characters\n')
        told.endsWith('\n  hint: put it into a file of its own')
    }

    def 'where there is no runbook, the message says where it was looked for'() {
        when:
        new RunbookCompiler(folder.resolve('cache')).compile(folder.resolve('nowhere'))

        then:
        def told = thrown(RunbookProblems)
        told.message == """\
            $folder/nowhere: there is no runbook here
              hint: name a folder with a `runbook.groovy` in it, or a file""".stripIndent()
    }

    def 'a folder is as good as the file in it'() {
        given:
        Files.writeString(folder.resolve('runbook.groovy'), RIGHT)

        expect:
        new RunbookCompiler(folder.resolve('cache')).compile(folder).name() == 'r'
    }
}
