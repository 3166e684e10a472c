package dev.gonogo.cli.console;

import dev.gonogo.trail.StepState;

/** Marks and colours of states, as far as the terminal has them. */
public record Marks(boolean colour, boolean unicode) {

    String of(StepState state) {
        if (state.isGood()) {
            return state == StepState.PASSED ? paint("32", unicode ? "✓" : "ok") : paint("33", unicode ? "•" : "--");
        }
        return state == StepState.WAITING ? paint("33", unicode ? "…" : "..") : paint("31", unicode ? "✗" : "NO");
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

    private String paint(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
