package dev.gonogo.run

import dev.gonogo.trail.StepState
import spock.lang.Specification

import static dev.gonogo.trail.StepState.FAILED
import static dev.gonogo.trail.StepState.PENDING
import static dev.gonogo.trail.StepState.RUNNING
import static dev.gonogo.trail.StepState.SKIPPED_BY_OPERATOR
import static dev.gonogo.trail.StepState.WAITING

class TransitionsSpec extends Specification {

    def '#row.from comes to #row.to: #row.because'() {
        expect:
        Transitions.go('T-1/c', row.from(), row.to()) == row.to()

        where:
        row << Transitions.TABLE
    }

    def 'what is not in the table does not happen'() {
        given:
        def known = Transitions.TABLE.collect { [it.from(), it.to()] }

        expect:
        [StepState.values(), StepState.values()].combinations().findAll { !(it in known) }.every { from, to ->
            try {
                Transitions.go('T-1/c', from, to)
                false
            } catch (IllegalStateException refused) {
                refused.message == "step `T-1/c` cannot come from $from to $to"
            }
        }
    }

    def 'the table has each row once, with a reason'() {
        expect:
        Transitions.TABLE.collect { [it.from(), it.to()] }.toSet().size() == Transitions.TABLE.size()
        Transitions.TABLE*.because().every { it }
    }

    def 'every state can be reached, and every attempt can end in every way'() {
        expect:
        Transitions.TABLE*.to().toSet() == StepState.values().toList().toSet() - PENDING
        Transitions.TABLE.findAll { it.from() == RUNNING }*.to().toSet() ==
                StepState.values().findAll { !(it in [PENDING, RUNNING, SKIPPED_BY_OPERATOR]) && !it.name().startsWith('ROLL') }.toSet()
    }

    def 'a state remembers where a step stands, and knows no shortcuts'() {
        given:
        def states = new StepStates()

        expect:
        states.of('T-1/c') == PENDING

        when:
        states.go('T-1/c', RUNNING)
        states.go('T-1/c', FAILED)
        states.go('T-1/c', RUNNING)
        states.go('T-1/c', WAITING)

        then:
        states.of('T-1/c') == WAITING
        states.of('T-1/other') == PENDING

        when:
        states.go('T-1/c', FAILED)

        then:
        thrown IllegalStateException
        states.of('T-1/c') == WAITING
    }
}
