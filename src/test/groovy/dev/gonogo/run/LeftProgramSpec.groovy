package dev.gonogo.run

import dev.gonogo.ResumedSpecification
import dev.gonogo.trail.Event
import dev.gonogo.trail.Journal
import dev.gonogo.trail.Secrets

import java.nio.file.Files
import java.time.Duration

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WARNED

/** A program that outlives the process which started it. */
class LeftProgramSpec extends ResumedSpecification {

    String mark = "600.${System.nanoTime()}"
    File done = null

    def setup() {
        done = folder.resolve('done').toFile()
    }

    def cleanup() {
        left().each { it.destroyForcibly() }
    }

    def 'is ended before its verification is asked, whose evidence is recorded'() {
        given:
        task "command('x') { program 'sh', '-c', 'sleep $mark; true'; mutates(); verify { program 'test', '-e', '$done' } }"
        killed { it instanceof Event.ProgramStarted }
        assert left()
        if (isDone) {
            done.text = ''
        }

        when:
        def report = resume()

        then:
        states(report).'T-1/x' == state
        left().empty
        events*.event().findAll { it instanceof Event.Noticed && it.severity() == 'LEFT BEHIND' }*.text().last() == 'all are gone'

        and:
        def listed = recorded().findAll { isFinished(it, 'T-1/x') }.last().evidence()*.path() as Set
        def there = Files.list(newest().evidence().resolve('T-1/x')).toList().findAll { it.fileName.toString() != 'exception.txt' }
        !there.empty
        there.every { newest().path().relativize(it).toString() in listed }

        where:
        isDone || state
        true   || WARNED
        false  || FAILED
    }

    def 'is ended before it is started again'() {
        given:
        task "command('x') { program 'sh', '-c', 'test -e $done || sleep $mark' }"
        killed { it instanceof Event.ProgramStarted }
        assert left()
        done.text = ''

        expect:
        states(resume()).'T-1/x' == PASSED
        left().empty
    }

    def 'whoever has got its number is left alone'() {
        given:
        task "command('x') { program 'test', '-e', '$done' }"
        killed { it instanceof Event.ProgramStarted }
        done.text = ''
        def other = new ProcessBuilder('sleep', mark).start()
        Journal.reopen(newest(), clock, new Secrets(), {}).journal().withCloseable {
            it.append(new Event.ProgramStarted('T-1/x', other.pid(), other.info().startInstant().get() - Duration.ofHours(1)))
        }

        expect:
        states(resume()).'T-1/x' == PASSED
        other.alive
    }

    private List<ProcessHandle> left() {
        ProcessHandle.allProcesses().toList().findAll { it.info().commandLine().orElse('').contains(mark) }
    }
}
