package dev.gonogo.cli.console;

import dev.gonogo.trail.StepState;

/** Marks and colours of states, as far as the terminal has them. */
public record Marks(boolean colour, boolean unicode) {

    String of(StepState state) {
        if (state == StepState.PENDING) {
            return faint(unicode ? "·" : "- ");
        }
        if (state == StepState.RUNNING) {
            return paint("36", unicode ? "▸" : "> ");
        }
        if (state.isGood()) {
            return state == StepState.PASSED ? paint("32", unicode ? "✓" : "ok") : paint("33", unicode ? "•" : "--");
        }
        return state == StepState.WAITING ? paint("33", unicode ? "…" : "..") : paint("31", unicode ? "✗" : "NO");
    }

    /** Where the run is. */
    String here() {
        return unicode ? "→" : ">";
    }

    /** What changes something. */
    String warn(String text) {
        return paint("33", text);
    }

    /** The foot of the screen stands apart. */
    String bar(String text) {
        return paint("7", text);
    }

    /** So many of so many. */
    String bar(int done, int of) {
        return (unicode ? "█" : "#").repeat(done) + (unicode ? "░" : ".").repeat(of - done);
    }

    String part() {
        return unicode ? "·" : "-";
    }

    String strong(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    /** As far as the terminal can write it. */
    String written(String text) {
        return unicode ? text : text.replace("…", "...");
    }

    private String paint(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
