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

    /** A runbook around one task's steps. */
    static String inTask(String steps) {
        """\
        runbook('r') {
          target('db') { embedded() }
          phase('P') {
            task('T-1', 'a task') {
              $steps
            }
          }
        }
        """.stripIndent()
    }
}
