package dev.gonogo.cli.console;

import dev.gonogo.plan.PlannedStep;
import dev.gonogo.trail.Event;
import java.util.ArrayList;
import java.util.List;

/** The poll on one screen: who is asked in which order, and what everybody has said. */
final class PollScreen {

    private static final String KIND = "poll";

    private final Desk desk;

    PollScreen(Desk desk) {
        this.desk = desk;
    }

    /** Whether this step is a voice of the poll. */
    static boolean isVoice(PlannedStep step) {
        return step.kind().equals(KIND);
    }

    String text(PlannedStep asked) {
        var record = desk.controls().record();
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(desk.marks().strong("Go or no-go?") + "  one no-go is NO-GO");
        for (PlannedStep voice : voices()) {
            var said = record.answers(voice.id()).stream()
                    .map(recorded -> (Event.Answered) recorded.event())
                    .reduce((first, last) -> last);
            lines.add("  %s %-12s %s"
                    .formatted(
                            voice.equals(asked) ? desk.marks().here() : " ",
                            role(voice),
                            said.map(PollScreen::told)
                                    .orElse(
                                            voice.equals(asked)
                                                    ? "is asked now"
                                                    : desk.marks().part())));
        }
        return String.join("\n", lines);
    }

    private List<PlannedStep> voices() {
        return desk.controls().plan().steps().stream()
                .filter(PollScreen::isVoice)
                .toList();
    }

    private static String role(PlannedStep voice) {
        return voice.name().replaceFirst("^" + KIND + " ", "");
    }

    private static String told(Event.Answered said) {
        return "%-6s %s%s".formatted(said.answer(), said.as(), said.note().isBlank() ? "" : ": " + said.note());
    }
}
