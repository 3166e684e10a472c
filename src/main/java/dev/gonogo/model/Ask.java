package dev.gonogo.model;

import java.util.List;

/**
 * A question to the person at the console, whose typed answer is recorded.
 *
 * @param choices the possible answers of a {@link AnswerType#CHOICE}, else empty
 */
public record Ask(StepHead head, AnswerType type, List<String> choices) implements Step {

    public Ask {
        choices = List.copyOf(choices);
    }

    @Override
    public <R> R as(Kinds<R> kinds) {
        return kinds.ask(this);
    }

    /** What counts as an answer. */
    public enum AnswerType {
        TEXT,
        NUMBER,
        YES_NO,
        CHOICE
    }
}
