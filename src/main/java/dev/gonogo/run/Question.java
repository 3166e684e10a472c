package dev.gonogo.run;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a person is asked.
 *
 * @param step the step that asks; answers in a file name it
 * @param instructions what to know or do before answering, empty when there is nothing
 * @param choices the answers that count; empty: any text
 * @param roles who may answer; empty: anyone
 */
public record Question(String step, String text, String instructions, List<String> choices, List<String> roles) {

    public Question {
        choices = List.copyOf(choices);
        roles = List.copyOf(roles);
    }

    /** As it is shown to people. */
    public Question masked(UnaryOperator<String> mask) {
        return new Question(step, mask.apply(text), mask.apply(instructions), choices, roles);
    }

    /** Whether this is one of the answers that count. */
    public boolean accepts(Answer answer) {
        return (choices.isEmpty() ? !answer.answer().isBlank() : choices.contains(answer.answer()))
                && (roles.isEmpty() || roles.contains(answer.role()));
    }
}
