package dev.gonogo.plan;

import dev.gonogo.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** One opening of a window: from when to when, in the window's zone. It may close on the day after. */
public record Opening(Window window, ZonedDateTime opens, ZonedDateTime closes) {

    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm VV", Locale.ENGLISH);

    /** The opening that is on, else the next one. */
    public static Opening at(Window window, Instant now) {
        var local = ZonedDateTime.ofInstant(now, window.zone());
        var day = local.toLocalDate().minusDays(1);
        while (!isMeant(window, day) || !on(window, day).closes().isAfter(local)) {
            day = day.plusDays(1);
        }
        return on(window, day);
    }

    /** Why work of this length must not begin now; empty when it may. */
    public Optional<String> refuses(Duration work, Instant now) {
        var local = ZonedDateTime.ofInstant(now, window.zone());
        if (local.isBefore(opens)) {
            return Optional.of("the window is closed; it opens on " + SHOWN.format(opens));
        }
        if (local.isAfter(closes.minus(window.cutoff()))) {
            return Optional.of("the window closes at %s, and nothing begins in its last %d minutes"
                    .formatted(SHOWN.format(closes), window.cutoff().toMinutes()));
        }
        return local.plus(work).isAfter(closes)
                ? Optional.of(
                        "the window closes at %s, and the work, with the way back from it, is estimated at %d minutes"
                                .formatted(SHOWN.format(closes), work.toMinutes()))
                : Optional.empty();
    }

    /** When work of this length must have begun. */
    Instant lastStart(Duration work) {
        var needed = work.compareTo(window.cutoff()) > 0 ? work : window.cutoff();
        return closes.minus(needed).toInstant();
    }

    private static Opening on(Window window, LocalDate day) {
        var last = window.closes().isAfter(window.opens()) ? day : day.plusDays(1);
        return new Opening(
                window,
                day.atTime(window.opens()).atZone(window.zone()),
                last.atTime(window.closes()).atZone(window.zone()));
    }

    /** A night that leads into a blackout is none either. */
    private static boolean isMeant(Window window, LocalDate day) {
        var last = on(window, day).closes().minusNanos(1).toLocalDate();
        return (window.days().isEmpty() || window.days().contains(day.getDayOfWeek()))
                && window.blackouts().stream().noneMatch(blackout -> blackout.covers(day) || blackout.covers(last));
    }
}
