package dev.gonogo.run

import dev.gonogo.PlanBlocked
import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Event
import dev.gonogo.trail.Report

import java.nio.file.Files
import java.time.Duration

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED

class CommandSpec extends RunSpecification implements OtherSessions {

    def 'is judged by its exit status: #words'() {
        when:
        def report = command(words)

        then:
        report.steps()[0].state() == state
        report.steps()[0].message() == told

        where:
        words                                             || state  | told
        "program 'false'"                                 || FAILED | 'exit status 1, wanted is 0'
        "program 'sh', '-c', 'exit 3'; exitStatus 3"      || PASSED | 'exit status 3'
        "program 'sh', '-c', 'kill -9 \$\$'"               || FAILED | 'exit status 137, wanted is 0'
    }

    def 'output of both kinds is evidence, and nothing reads a shell into the arguments'() {
        when:
        def report = command('''program 'sh', '-c', 'echo out; echo err >&2; echo "$1"', 'sh', '$HOME; `id`' ''')

        then:
        Files.readString(runFolder(report).evidence().resolve('T-1/it/output.txt')) == 'out\nerr\n$HOME; `id`\n'
    }

    def "works in the runbook's folder, with nobody at its input"() {
        given:
        Files.createDirectories(folder.resolve('book/bin'))
        def program = file('bin/where.sh', '#!/bin/sh\npwd\ncat\n')
        program.toFile().executable = true

        when:
        def report = command("program 'bin/where.sh'")

        then:
        report.steps()[0].state() == PASSED
        Files.readString(runFolder(report).evidence().resolve('T-1/it/output.txt')) == "${folder.resolve('book')}\n"
    }

    def 'a program of the runbook is a part of what is approved: #words'() {
        given:
        program('exit 1')
        task "check('it') { $words }"
        def approved = plan()

        when:
        program('exit 0')
        run(new RunRequest(Optional.of('db'), Optional.of(approved), Optional.empty(), 'spec', new Interruption(), []))

        then:
        def refused = thrown(RuntimeException)
        refused.message.contains('file `bin/look.sh` was changed')

        where:
        words << ["program 'bin/look.sh'", "program 'sh', 'bin/look.sh'", "shell 'sh bin/look.sh | cat'"]
    }

    def 'a program that was changed since it was planned is not started: #kind'() {
        given:
        program('exit 1')
        task "manual('wait') {}; $kind('it') { program 'bin/look.sh' }"

        when:
        def report = run(RunRequest.on('db'), { Question question ->
            program('touch started')
            Optional.of(new Answer('ana', '', 'yes', '', false))
        } as Prompt)

        then:
        step(report, 'T-1/it').state() == FAILED
        step(report, 'T-1/it').message().startsWith('`bin/look.sh` was changed since it was planned, and was not started')
        !Files.exists(folder.resolve('book/started'))

        where:
        kind << ['check', 'command']
    }

    private void program(String line) {
        file('bin/look.sh', "#!/bin/sh\n$line\n").toFile().executable = true
    }

    def 'what does not end in time is killed, with what it has started'() {
        given:
        def begun = System.nanoTime()
        def mark = "600.${System.nanoTime()}"

        when:
        def report = command("timeout 300.ms; program 'sh', '-c', 'echo begun; sleep $mark & sleep $mark'")

        then:
        report.steps()[0].state() == FAILED
        report.steps()[0].message() == 'it did not end within 0 s and was killed'
        Duration.ofNanos(System.nanoTime() - begun) < Duration.ofSeconds(10)
        eventually {
            assert ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains(mark) }
        }
        Files.readString(runFolder(report).evidence().resolve('T-1/it/output.txt')).startsWith('begun\n')
    }

    def 'what does not end in time is asked to end first, and what that did is told'() {
        when:
        def report = command("timeout 300.ms; program 'sh', '-c', 'trap \"echo bye; exit 0\" TERM; while :; do sleep 0.05; done'")

        then:
        report.steps()[0].state() == FAILED
        Files.readString(runFolder(report).evidence().resolve('T-1/it/output.txt')).readLines().last() == 'bye'
        told().size() == 2
        told()[0].startsWith('asked to end: process ')
        told()[1] == 'all are gone'
    }

    def 'what does not want to end is killed after the grace'() {
        given:
        def mark = "600.${System.nanoTime()}"

        when:
        def report = command("timeout 300.ms; program 'sh', '-c', 'trap \"\" TERM; sleep $mark & while :; do sleep $mark; done'")

        then:
        report.steps()[0].state() == FAILED
        told()*.replaceAll(/process \d+(, )?/, 'p ').collect { it.replaceAll(/(p )+/, 'p') } == ['asked to end: p', 'killed: p', 'all are gone']
        ProcessHandle.allProcesses().noneMatch { it.info().commandLine().orElse('').contains(mark) }
    }

    def 'a program that is not there is found before anything is done'() {
        when:
        command("program '$program'")

        then:
        def blocked = thrown PlanBlocked
        blocked.message.contains("there is no program `$program`, which `T-1/it` starts")

        where:
        program << ['no-such-program', 'bin/no-such-script', '/no/such/file']
    }

    def 'is not looked for where it is not meant to run'() {
        expect:
        command("program 'no-such-program'; onlyOn 'other'").steps()[0].state().text() == 'not-applicable'
    }

    private List<String> told() {
        events*.event().findAll { it instanceof Event.Noticed }*.text()
    }

    private Report command(String words) {
        task "command('it') { $words }", "target('other') { url secret('SPEC_DB') }"
        run()
    }
}
