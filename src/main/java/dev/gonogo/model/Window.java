package dev.gonogo.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When changes are allowed.
 *
 * @param days on which the window opens; empty: every day
 * @param cutoff how long before it closes no new task starts
 */
public record Window(Place at, LocalTime opens, LocalTime closes, ZoneId zone, List<DayOfWeek> days, Duration cutoff) {

    public Window {
        days = List.copyOf(days);
    }
}
