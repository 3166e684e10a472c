package dev.gonogo.compile

import dev.gonogo.model.Runbook
import dev.gonogo.model.RunbookProblems
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Compiles source text as an author's file; what is wrong comes back as the text that the author would read. */
abstract class CompileSpecification extends Specification {

    @TempDir
    Path folder

    Runbook compile(String text) {
        compile(text.getBytes('UTF-8'))
    }

    Runbook compile(byte[] content) {
        def file = folder.resolve('runbook.groovy')
        Files.write(file, content)
        new RunbookCompiler(folder.resolve('cache')).compile(file)
    }

    /** The problems, with the folder's changing name taken out. */
    String problems(String text) {
        problems(text.getBytes('UTF-8'))
    }

    String problems(byte[] content) {
        try {
            compile(content)
            return 'no problem'
        } catch (RunbookProblems found) {
            return found.message.replace(folder.toString() + '/', '')
        }
    }

    /** A file beside the runbook. */
    void write(String path, String content = '') {
        def file = folder.resolve(path)
        Files.createDirectories(file.parent)
        Files.writeString(file, content)
    }

    /** The names of the steps, in their order. */
    List<String> steps(String text) {
        compile(text).steps().toList()*.head()*.name()
    }

    /** A runbook around one task's words. */
    static String inTask(String words) {
        """\
runbook('r') {
  target('db') { embedded() }
  phase('P') {
    task('T-1', 'a task') {
${words.stripTrailing().indent(6)}    }
  }
}
"""
    }

    /** A runbook around one assertion, or several. */
    static String inExpect(String assertions) {
        inTask("check('x') {\n  query 'select 1'\n  expect {\n${assertions.stripTrailing().indent(4)}  }\n}")
    }
}
