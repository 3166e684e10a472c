package dev.gonogo.cli.console;

import dev.gonogo.run.Question;

/** What may be answered to a question. */
final class Answers {

    private Answers() {}

    static String hint(Question question) {
        return question.choices().isEmpty()
                ? "type the answer; a command begins with `:`"
                : "answer %s, with a note behind it".formatted(String.join(", ", question.choices()));
    }
}
