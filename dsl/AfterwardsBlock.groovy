package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `afterwards { … }`: what is to be done when the run has ended. */
@CompileStatic
class AfterwardsBlock extends Block {

    private final List<FollowUp> followUps = []

    AfterwardsBlock(RunbookSource source) {
        super(source)
    }

    @Word('something to be done so long after the end of the run, and by whom')
    void due(Duration after, String what) {
        add(after, what, null)
    }

    @Word('something to be done so long after the end of the run, and by whom')
    void due(Duration after, String what, String role) {
        add(after, what, role)
    }

    List<FollowUp> toFollowUps() {
        followUps
    }

    private void add(Duration after, String what, String role) {
        def at = here('due')
        notNegative(after.toMillis(), 'due')
        if (StepId.slug(what).empty) {
            source.problem(at, 'what is due has no letter or digit in it', '')
        }
        followUps << new FollowUp(at, what, after, Optional.ofNullable(role))
    }
}
