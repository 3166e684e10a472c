package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `decision { … }`: the end of the run. */
@CompileStatic
class DecisionBlock extends Block {

    private final Place at
    private final List<Poll> poll = []
    private String approver
    private Place approverAt
    private Duration staleAfter = Decision.STALE_AFTER
    private final List<String> breakGlass = []
    private final List<DecisionCriterion> criteria = []

    DecisionBlock(RunbookSource source, Place at) {
        super(source)
        this.at = at
    }

    @Word('roles that say go or no-go at the end, in this order')
    void poll(String... roles) {
        def at = here('poll')
        roles.each { String role -> poll << question(at, role) }
    }

    @Word('the role that decides; polled last when `poll` does not name it')
    void approver(String role) {
        approverAt = once('approver')
        approver = role
    }

    @Word('how old what checks and backups showed may be when the change behind them begins, and at the end; 24 hours when not said')
    void staleAfter(Duration time) {
        once('staleAfter')
        positive(time.toMillis(), 'staleAfter')
        staleAfter = time
    }

    @Word('roles of which one may let a run go on behind a step that did not pass, by a signature; it is NO-GO then')
    void breakGlass(String... roles) {
        once('breakGlass')
        breakGlass.addAll(roles)
    }

    @Word("something of the runbook's own that must be so for a GO, beside what must always be so")
    void criterion(String name, @DelegatesTo(value = CriterionBlock, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        criteria << fill(new CriterionBlock(source, here('criterion'), name), body).toCriterion()
    }

    Decision toDecision() {
        if (approver && !poll.any { it.role() == approver }) {
            poll << question(approverAt, approver)
        }
        new Decision(at, poll, Optional.ofNullable(approver), staleAfter, breakGlass, criteria)
    }

    private static Poll question(Place at, String role) {
        def name = 'poll ' + role
        new Poll(StepHead.of(at, StepId.of('decision', name), name), role)
    }
}
