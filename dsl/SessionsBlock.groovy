package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `sessions { … }`. */
@CompileStatic
class SessionsBlock extends LimitsBlock {

    SessionsBlock(RunbookSource source, Place at) {
        super(source, at)
    }

    @Word('for how long a statement may have been running')
    void statement(Duration most) {
        limit('statement', below('statement', most))
    }

    @Word('for how long a transaction may have been open')
    void transaction(Duration most) {
        limit('transaction', below('transaction', most))
    }

    @Word('for how long a session may have been idle in a transaction')
    void idleInTransaction(Duration most) {
        limit('idleInTransaction', below('idle in transaction', most))
    }

    @Word('for how long a session may have been waiting for a lock')
    void lockWait(Duration most) {
        limit('lockWait', below('lock wait', most))
    }

    @Word('for how long a transaction may have been prepared and not finished')
    void prepared(Duration most) {
        limit('prepared', below('prepared', most))
    }

    @Word('tables, with their schema, that no other transaction has locked in any mode')
    void unlocked(String... tables) {
        tables.each { limit('unlocked', new Limit('lock', it, Limit.Bound.AT_MOST, BigDecimal.ZERO, Limit.Unit.COUNT)) }
    }

    @Word('applications, by their name, whose sessions do not count')
    void except(String... applications) {
        except.addAll(applications)
    }

    Probe toProbe() {
        limited(Probe.Limits.Subject.SESSIONS, 'sessions', 'statement 1.minute; idleInTransaction 30.seconds')
    }
}
