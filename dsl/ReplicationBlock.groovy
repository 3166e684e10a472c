package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.Duration

/** `replication { … }`. */
@CompileStatic
class ReplicationBlock extends LimitsBlock {

    ReplicationBlock(RunbookSource source, Place at) {
        super(source, at)
    }

    @Word('how many standbys there must be at least')
    void standbys(int number) {
        limit('standbys', new Limit('standbys', '', Limit.Bound.AT_LEAST, BigDecimal.valueOf(number), Limit.Unit.COUNT))
    }

    @Word('how far a standby may be behind; there must be one')
    void lag(Duration most) {
        limit('lag', below('lag', most))
    }

    @Word('how much WAL a standby may still have to replay; there must be one')
    void behind(Size most) {
        limit('behind', below('behind', '', most))
    }

    @Word('how much WAL a replication slot may retain')
    void retained(Size most) {
        limit('retained', below('retained', '', most))
    }

    Probe toProbe() {
        limited(Probe.Limits.Subject.REPLICATION, 'replication', 'standbys 1; lag 10.seconds')
    }
}
