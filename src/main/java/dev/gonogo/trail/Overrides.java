package dev.gonogo.trail;

import java.util.List;
import java.util.stream.Stream;

/** That somebody went on against a rule, one sentence each. */
final class Overrides {

    private static final String IN_DOUBT = "/in-doubt";

    private Overrides() {}

    static List<String> told(RunRecord run) {
        return Stream.of(NothingKept.told(run), NothingWrittenByHand.told(run), GlassWhole.told(run), taken(run))
                .flatMap(List::stream)
                .toList();
    }

    /** What took effect by the word of a person alone: neither a receipt nor a verification tells. */
    private static List<String> taken(RunRecord run) {
        return run.events(Event.Answered.class).stream()
                .filter(said -> said.step().endsWith(IN_DOUBT) && said.answer().equals("yes"))
                .map(said -> "that `%s` took effect is the word of %s alone"
                        .formatted(
                                said.step().substring(0, said.step().length() - IN_DOUBT.length()),
                                said.as().isBlank() ? "somebody" : said.as()))
                .toList();
    }
}
