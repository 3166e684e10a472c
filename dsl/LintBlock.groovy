package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `lint { … }`: what passes, and from which severity on it fails. */
@CompileStatic
class LintBlock extends SkippableBlock {

    final Severity ERROR = Severity.ERROR
    final Severity WARNING = Severity.WARNING
    final Severity INFO = Severity.INFO

    private final List<AllowedFinding> allowed = []
    private Severity failOn = Severity.ERROR

    LintBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word('a rule whose findings pass in this runbook, and why')
    void allow(String rule, String reason) {
        notBlank(reason, 'allow')
        allowed << new AllowedFinding(here('allow'), rule, reason)
    }

    @Word('the least that fails the step: ERROR, WARNING or INFO; ERROR when not said')
    void failOn(Severity least) {
        once('failOn')
        failOn = least
    }

    Step toStep() {
        new Lint(head(), allowed, failOn)
    }
}
