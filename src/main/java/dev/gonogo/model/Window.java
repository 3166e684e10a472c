package dev.gonogo.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When changes are allowed.
 *
 * @param days on which the window opens; empty: every day
 * @param blackouts days on which it does not open, whatever day of the week they are
 * @param cutoff how long before it closes no new task starts
 */
public record Window(
        Place at,
        LocalTime opens,
        LocalTime closes,
        ZoneId zone,
        List<DayOfWeek> days,
        List<Blackout> blackouts,
        Duration cutoff) {

    public Window {
        days = List.copyOf(days);
        blackouts = List.copyOf(blackouts);
    }

    /** From one day to another, both included. */
    public record Blackout(LocalDate from, LocalDate to) {

        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }
}
