package dev.gonogo.dsl

import dev.gonogo.model.Place
import dev.gonogo.model.Window
import groovy.transform.CompileStatic

import java.time.DateTimeException
import java.time.DayOfWeek
import java.time.Duration
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId

/** `window { … }`: when changes are allowed. */
@CompileStatic
class WindowBlock extends Block {

    final DayOfWeek MONDAY = DayOfWeek.MONDAY
    final DayOfWeek TUESDAY = DayOfWeek.TUESDAY
    final DayOfWeek WEDNESDAY = DayOfWeek.WEDNESDAY
    final DayOfWeek THURSDAY = DayOfWeek.THURSDAY
    final DayOfWeek FRIDAY = DayOfWeek.FRIDAY
    final DayOfWeek SATURDAY = DayOfWeek.SATURDAY
    final DayOfWeek SUNDAY = DayOfWeek.SUNDAY

    private final Place at
    private LocalTime opens
    private LocalTime closes
    private ZoneId zone = ZoneId.of('UTC')
    private final List<DayOfWeek> days = []
    private final List<Window.Blackout> blackouts = []
    private Duration cutoff = Duration.ZERO
    private boolean misread

    WindowBlock(RunbookSource source, Place at) {
        super(source)
        this.at = at
    }

    @Word('when it opens, as `10:00`')
    void opens(String time) {
        opens = timeOfDay('opens', time)
    }

    @Word('when it closes, as `16:00`; earlier than `opens` means the next day')
    void closes(String time) {
        closes = timeOfDay('closes', time)
    }

    @Word('the time zone of its times, as `UTC` or `Europe/Berlin`')
    void zone(String name) {
        def at = once('zone')
        try {
            zone = ZoneId.of(name)
        } catch (DateTimeException ignored) {
            source.problem(at, "`$name` is not a time zone", 'write a name such as `UTC` or `Europe/Berlin`')
        }
    }

    @Word('the days on which it opens; every day when not said')
    void on(DayOfWeek... weekdays) {
        days.addAll(weekdays)
    }

    @Word("days on which it stays closed, from one to another, as `'2026-12-24', '2027-01-02'`")
    void blackout(String from, String to) {
        def at = here('blackout')
        def first = date(at, from)
        def last = date(at, to)
        if (first && last && last < first) {
            source.problem(at, "`blackout` ends before it begins", 'write the earlier day first')
        } else if (first && last) {
            blackouts << new Window.Blackout(first, last)
        }
    }

    @Word('how long before it closes nothing new begins')
    void cutoff(Duration time) {
        once('cutoff')
        notNegative(time.toMillis(), 'cutoff')
        cutoff = time
    }

    Window toWindow() {
        if (!misread) {
            check()
        }
        new Window(at, opens ?: LocalTime.MIDNIGHT, closes ?: LocalTime.MIDNIGHT, zone, days, blackouts, cutoff)
    }

    private void check() {
        if (!opens || !closes) {
            source.problem(at, '`window` needs `opens` and `closes`', "write `opens '10:00'; closes '16:00'`")
        } else if (opens == closes) {
            source.problem(at, '`window` closes when it opens', 'leave it out when every time of day is fine')
        } else if (cutoff >= open()) {
            source.problem(at, "`cutoff` leaves no time: the window is open for ${open().toMinutes()} minutes", '')
        }
    }

    /** How long; over midnight when it closes earlier than it opens. */
    private Duration open() {
        def time = Duration.between(opens, closes)
        time.negative ? time + Duration.ofDays(1) : time
    }

    private LocalDate date(Place at, String text) {
        try {
            return LocalDate.parse(text)
        } catch (DateTimeException ignored) {
            source.problem(at, "`$text` is not a date", 'write year, month and day, as `2026-12-24`')
            return null
        }
    }

    private LocalTime timeOfDay(String word, String text) {
        def at = once(word)
        try {
            return LocalTime.parse(text)
        } catch (DateTimeException ignored) {
            misread = true
            source.problem(at, "`$text` is not a time of day", 'write hours and minutes, as `09:30`')
            return null
        }
    }
}
