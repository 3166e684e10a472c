package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

/** `connections { … }`. */
@CompileStatic
class ConnectionsBlock extends LimitsBlock {

    ConnectionsBlock(RunbookSource source, Place at) {
        super(source, at)
    }

    private Percent share

    @Word('how much of what the server, the database and each role may have is taken at most, as `80.percent`')
    void below(Percent share) {
        this.share = share
        limit('below', below('used', share))
    }

    @Word("an application's name and the size of its pool; the same share of it may be busy")
    void pool(String application, int size) {
        positive(size, 'pool')
        if (!share) {
            source.problem(here('pool'), '`pool` stands before `below`', 'say first which share may be taken')
        } else {
            limit('pool', new Limit('busy', application, Limit.Bound.BELOW, share.value().multiply(BigDecimal.valueOf(size)).movePointLeft(2), Limit.Unit.COUNT))
        }
    }

    Probe toProbe() {
        limited(Probe.Limits.Subject.CONNECTIONS, 'connections', 'below 80.percent')
    }
}
