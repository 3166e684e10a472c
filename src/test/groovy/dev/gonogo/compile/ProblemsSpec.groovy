package dev.gonogo.compile

import java.nio.file.Files
import java.nio.file.Path

/**
 * What an author reads, word for word: place, source line, caret and hint. The cases are in `problems/*.txt`, each a title, a
 * text, `=>`, and what Gonogo says of it.
 */
class ProblemsSpec extends CompileSpecification {

    private static final Path FOLDER = Path.of('src/test/groovy/dev/gonogo/compile/problems')

    def '#file: #title'() {
        expect:
        problems(whole(title, text)) == told

        where:
        [file, title, text, told] << cases()
    }

    private static String whole(String title, String text) {
        switch (title) {
            case ~/in a task: .*/: return inTask(text)
            case ~/in an assertion: .*/: return inExpect(text)
            case ~/in a target: .*/: return "runbook('r') {\n  target('db') {\n${text.stripTrailing().indent(4)}  }\n}\n"
            default: return text
        }
    }

    private static List<List<String>> cases() {
        Files.list(FOLDER).sorted().toList().collectMany { Path file ->
            Files.readString(file).split('(?m)^### ').drop(1).collect { String written ->
                def (String title, String rest) = written.split('\n', 2)
                def (String text, String told) = rest.split('(?m)^=>\n', 2)
                [file.fileName.toString() - '.txt', title, text, told.stripTrailing()]
            }
        }
    }
}
