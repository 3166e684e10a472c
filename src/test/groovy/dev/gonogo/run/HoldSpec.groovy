package dev.gonogo.run

import dev.gonogo.RunRequest
import dev.gonogo.RunSpecification
import dev.gonogo.trail.Report

import java.time.Duration
import java.time.Instant

import static dev.gonogo.trail.StepState.BROKEN
import static dev.gonogo.trail.StepState.PASSED
import static dev.gonogo.trail.StepState.WAITING

class HoldSpec extends RunSpecification {

    def 'waits as long as it says: #words'() {
        given:
        def begun = clock.instant()

        when:
        def report = hold(words, head)

        then:
        report.steps()[0].state() == PASSED
        def waited = Duration.between(begun, clock.instant())
        waited >= least && waited < least + Duration.ofSeconds(5)

        where: 'it is ten o’clock by UTC'
        words                                   | head                                                                                || least
        'lasting 10.minutes'                    | ''                                                                                  || Duration.ofMinutes(10)
        "until '10:30'"                         | ''                                                                                  || Duration.ofMinutes(30)
        "until '09:59'"                         | ''                                                                                  || Duration.ofHours(24) - Duration.ofMinutes(1)
        "until '11:30'"                         | "window { opens '00:00'; closes '23:59'; zone 'Europe/Berlin' }"                     || Duration.ofMinutes(30)
        "until '10:05'; lasting 20.minutes"     | ''                                                                                  || Duration.ofMinutes(20)
    }

    def 'waits for a word, and for no other'() {
        given:
        def said = ['go', 'continue']

        expect:
        hold("word 'continue'").steps()[0].state() == WAITING
        hold("word 'continue'", '') { said ? Optional.of(new Answer('ana', '', said.remove(0), 'bank is done', false)) : Optional.empty() }
                .steps()[0].message() == '`continue`, says ana: bank is done'
    }

    def 'is asked to stop as everything else'() {
        given:
        def interruption = new Interruption()
        def begun = clock.instant()
        pause = { Duration time -> clock.advance(time); if (clock.instant() > begun + Duration.ofSeconds(3)) interruption.request() }

        when:
        task "hold('soak') { lasting 1.hour }"
        def report = run(new RunRequest(Optional.of('db'), Optional.empty(), Optional.empty(), 'ana', interruption), { Optional.empty() } as Prompt)

        then:
        report.steps()[0].state() == BROKEN
        report.steps()[0].message() =~ /^it was interrupted, 59 min before its end$/
        report.ended() == 'interrupted'
    }

    private Report hold(String words, String head = '', Closure<Optional<Answer>> prompt = { Optional.empty() }) {
        task "hold('it') { $words }", head
        run(RunRequest.on('db'), prompt as Prompt)
    }
}
