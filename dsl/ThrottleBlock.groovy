package dev.gonogo.dsl

import dev.gonogo.model.Batch
import groovy.transform.CompileStatic

import java.time.Duration

/** `throttle { … }`: the load of the server that the next batch waits for. */
@CompileStatic
class ThrottleBlock extends Block {

    private Duration replicationLag
    private Integer activeSessions

    ThrottleBlock(RunbookSource source) {
        super(source)
    }

    @Word('wait while a standby is further behind than this')
    void replicationLag(Duration most) {
        once('replicationLag')
        positive(most.toMillis(), 'replicationLag')
        replicationLag = most
    }

    @Word('wait while more sessions than this are active, not counting the own one')
    void activeSessions(int most) {
        once('activeSessions')
        notNegative(most, 'activeSessions')
        activeSessions = most
    }

    Batch.Throttle toThrottle() {
        new Batch.Throttle(Optional.ofNullable(replicationLag), Optional.ofNullable(activeSessions))
    }
}
