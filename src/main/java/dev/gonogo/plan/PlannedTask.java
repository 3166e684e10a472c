package dev.gonogo.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A task with its place in time: when it should start, counted from the window's opening or from the plan. */
public record PlannedTask(
        String id,
        String title,
        String phase,
        Optional<String> role,
        String priority,
        Duration estimate,
        Instant startsAt,
        Instant endsAt) {}
