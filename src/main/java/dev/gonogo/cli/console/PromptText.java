package dev.gonogo.cli.console;

import dev.gonogo.run.Question;

/** What stands before the line that is typed: where the run is and how much of the window is left, or what is asked. */
final class PromptText {

    private final Desk desk;

    PromptText(Desk desk) {
        this.desk = desk;
    }

    String text() {
        if (!desk.isOpen()) {
            return desk.question().map(asked -> answers(asked.question())).orElse("> ");
        }
        return desk.question()
                .map(asked -> answers(asked.question()))
                .orElseGet(() -> where() + (desk.stepToBegin().isPresent() ? "" : " running") + "> ");
    }

    private static String answers(Question question) {
        return (question.choices().isEmpty() ? "answer" : String.join("/", question.choices())) + "> ";
    }

    private String where() {
        var place = desk.track().at().map(Briefing::where).orElse("run");
        var left = new Times(desk.controls()).minutesLeft();
        return place + left.map(" %d min"::formatted).orElse("");
    }
}
