package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `approval('name') { … }`: whose yes, how many, for how long. */
@CompileStatic
class ApprovalBlock extends StepBlock {

    private List<String> roles = []
    private int atLeast = 1
    private Duration validFor = Duration.ofHours(24)
    private boolean signed

    ApprovalBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('the roles that may approve')
    void by(String... roles) {
        once('by')
        this.roles = roles.toList()
    }

    @Word('how many people must say yes; 1 when not said')
    void atLeast(int people) {
        once('atLeast')
        positive(people, 'atLeast')
        atLeast = people
    }

    @Word('how long a yes holds; 24 hours when not said')
    void validFor(Duration time) {
        once('validFor')
        positive(time.toMillis(), 'validFor')
        validFor = time
    }

    @Word('only a signature is a yes, as on a guarded target; made by `gonogo approve`')
    void signed() {
        signed = true
    }

    Step toStep() {
        if (!roles) {
            source.problem(at, "approval `$name` does not say by whom", "write `by 'dba', 'cto'`")
        }
        new Approval(head(), roles, atLeast, validFor, signed)
    }
}
