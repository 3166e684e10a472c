package dev.gonogo.run;

import java.util.Arrays;
import java.util.Optional;

/** What a person can do about a step that did not pass, or before one begins. */
public enum Choice {
    RETRY("retry"),
    DONE_BY_HAND("done by hand"),
    SKIP("skip"),
    ROLL_BACK("roll back"),
    ROLL_BACK_LATE("roll back past the point of no return"),
    HOLD("hold"),
    ABORT("abort");

    private final String word;

    Choice(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Choice> of(String word) {
        return Arrays.stream(values())
                .filter(choice -> choice.word.equals(word))
                .findFirst();
    }

    /** Whether whoever takes it must say why. */
    public boolean needsReason() {
        return this == DONE_BY_HAND || this == SKIP || this == ROLL_BACK_LATE || this == ABORT;
    }

    boolean isRollback() {
        return this == ROLL_BACK || this == ROLL_BACK_LATE;
    }
}
