package dev.gonogo.model;

import java.util.stream.Stream;

/** Where a mode is switched on, or off: its own steps, in the first or the last place of its phases. */
public record ModeSwitch(During during, boolean on) implements PhaseItem {

    @Override
    public Stream<Step> parts() {
        return on ? during.before().stream() : during.after().stream();
    }
}
