package dev.gonogo.crash

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset

/** A clock that is in the window of the runbook, and later with each process of a run. */
final class WindowClock extends Clock {

    private static final Instant OPENING = Instant.parse('2026-03-04T10:00:00Z')

    private final Instant start
    private final long began = System.nanoTime()
    private final Standstill standstill

    WindowClock(int generation, Standstill standstill) {
        this.start = OPENING + Duration.ofMinutes(10L * generation)
        this.standstill = standstill
    }

    @Override
    Instant instant() {
        standstill.clock()
        start.plusNanos(System.nanoTime() - began)
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
