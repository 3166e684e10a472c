package dev.gonogo.cli

import dev.gonogo.run.Answer
import dev.gonogo.run.Question
import org.jline.terminal.Size
import org.jline.terminal.Terminal
import org.jline.terminal.impl.LineDisciplineTerminal
import spock.lang.Specification
import spock.lang.Timeout

import java.nio.charset.StandardCharsets

/** The prompt on a virtual terminal: what a person types, and what comes of it. */
@Timeout(30)
class TerminalPromptSpec extends Specification {

    def screen = new ByteArrayOutputStream()
    def progress = new StringWriter()
    LineDisciplineTerminal terminal =
            new LineDisciplineTerminal('spec', 'xterm', screen, StandardCharsets.UTF_8, Terminal.SignalHandler.SIG_DFL)
    def prompt = new TerminalPrompt(new Output(new PrintWriter(System.out), new PrintWriter(progress), [:]), terminal)

    def setup() {
        terminal.size = new Size(80, 24)
    }

    def cleanup() {
        prompt.close()
    }

    def 'a yes, with a note'() {
        when:
        type('yes\r', 'tab open\r')

        then:
        prompt.ask(question([], ['yes', 'no'])) == Optional.of(new Answer(System.getProperty('user.name'), '', 'yes', 'tab open', false))
        progress.toString().contains('? Dashboard is open')
        progress.toString().contains('  Open it.')
    }

    def 'what is none of the choices is asked again'() {
        when:
        type('sure\r', 'no\r', '\r')

        then:
        prompt.ask(question([], ['yes', 'no'])).get().answer() == 'no'
        progress.toString().contains('that is none of yes, no')
    }

    def 'the role is asked for where there are several, and the name with it'() {
        when:
        type('yes\r', 'cto\r', 'kim\r', '\r')

        then:
        prompt.ask(question(['dba', 'cto'], ['yes', 'no'])) == Optional.of(new Answer('kim', 'cto', 'yes', '', false))
    }

    def 'the end of the input and Ctrl-C are no answer'() {
        given:
        def typist = Thread.start {
            while (!screen.toString().contains('yes/no >')) {
                Thread.onSpinWait()
            }
            type(key)
        }

        expect:
        prompt.ask(question([], ['yes', 'no'])).empty

        cleanup:
        typist.join()

        where:
        key << ['\u0004', '\u0003']
    }

    private void type(String... lines) {
        lines.each { terminal.processInputBytes(it.getBytes('UTF-8')) }
    }

    private static Question question(List<String> roles, List<String> choices) {
        new Question('CE-20/dashboard', 'Dashboard is open', 'Open it.', choices, roles)
    }
}
