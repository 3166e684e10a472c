package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `command('name') { … }`: the program, its arguments and the exit status that means success. */
@CompileStatic
class CommandBlock extends SkippableBlock {

    private List<String> arguments = []
    private int exitStatus
    private boolean tap
    private boolean mutates
    private Check verification

    CommandBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('the program and its arguments, one by one; no shell reads them')
    void program(String... arguments) {
        runs(once('program'), arguments.toList())
    }

    @Word('a line for bash, where a program that fails in a pipe fails the whole')
    void shell(String line) {
        def at = once('shell')
        notBlank(line, 'shell')
        runs(at, Shell.of(line))
    }

    private void runs(Place at, List<String> words) {
        if (arguments) {
            source.problem(at, "command `$name` names two programs", 'make two commands of it')
        }
        arguments = words
    }

    @Word('its output is TAP, as of pgTAP and prove: a line that is not ok fails it, and so does having no plan or not following it')
    void tap() {
        tap = true
    }

    @Word('the exit status that means success; 0 when not said')
    void exitStatus(int status) {
        def at = once('exitStatus')
        if (!(status in 0..255)) {
            source.problem(at, "a program cannot end with exit status $status", 'exit statuses are 0 to 255')
        }
        exitStatus = status
    }

    @Word('the program changes something')
    void mutates() {
        mutates = true
    }

    @Word('how to tell whether its effect is there, for a person who did it by hand, or a run that nobody saw the end of')
    void verify(@DelegatesTo(value = CheckBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        verification = (Check) fill(new CheckBlock(source, once('verify'), id + '/verify', 'verify'), body).toStep()
    }

    Step toStep() {
        if (!arguments || arguments[0].blank) {
            source.problem(at, "command `$name` names no program", "write `program 'pg_isready', '--quiet'`")
        }
        new Command(head(), arguments, exitStatus, tap, mutates, Optional.ofNullable(verification))
    }
}
