package dev.gonogo.dsl

import dev.gonogo.model.*
import groovy.transform.CompileStatic

import java.time.DateTimeException
import java.time.Duration
import java.time.LocalTime

/** `hold('name') { … }`: what is waited for. */
@CompileStatic
class HoldBlock extends SkippableBlock {

    private LocalTime until
    private Duration lasting
    private String word

    HoldBlock(RunbookSource source, Place at, String id, String name) {
        super(source, at, id, name)
    }

    @Word("a time of the day, in the zone of the window or else UTC, as `'22:00'`: the next one")
    void until(String time) {
        def at = once('until')
        try {
            until = LocalTime.parse(time)
        } catch (DateTimeException ignored) {
            until = LocalTime.MIDNIGHT
            source.problem(at, "`$time` is not a time of day", 'write hours and minutes, as `09:30`')
        }
    }

    @Word('for how long')
    void lasting(Duration time) {
        once('lasting')
        positive(time.toMillis(), 'lasting')
        lasting = time
    }

    @Word('what somebody has to say before it goes on')
    void word(String text) {
        once('word')
        notBlank(text, 'word')
        word = text
    }

    Step toStep() {
        if (!until && !lasting && !word) {
            source.problem(at, "hold `$name` does not say until when", "write `until '22:00'`, `lasting 10.minutes` or `word 'continue'`")
        }
        new Hold(head(), Optional.ofNullable(until), Optional.ofNullable(lasting), Optional.ofNullable(word))
    }
}
