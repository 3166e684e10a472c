package dev.gonogo

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset

/** A clock that goes on when it is told to, and a millisecond each time it is asked, so that times differ. */
class TestClock extends Clock {

    private Instant now = Instant.parse('2026-03-04T10:00:00Z')

    void advance(Duration time) {
        now = now.plus(time)
    }

    @Override
    Instant instant() {
        now = now.plusMillis(1)
        now
    }

    @Override
    ZoneId getZone() {
        ZoneOffset.UTC
    }

    @Override
    Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException()
    }
}
