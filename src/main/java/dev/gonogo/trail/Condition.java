package dev.gonogo.trail;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody says go under: something that is still to be done, by whom and until when.
 *
 * @param by who said so
 */
public record Condition(String what, String owner, LocalDate due, String by) {

    /** The answer to a poll. */
    public static final String ANSWER = "go-with-conditions";

    /** How they are written. */
    public static final String FORM = "WHAT (WHO, YYYY-MM-DD); …";

    private static final Pattern WRITTEN =
            Pattern.compile("(\\S.*?)\\s*\\(([^(),]*[^(),\\s])\\s*,\\s*(\\d{4}-\\d{2}-\\d{2})\\)");

    /** Those of a note; empty when it is not written as {@link #FORM}. */
    public static Optional<List<Condition>> parse(String note, String by) {
        var conditions = new ArrayList<Condition>();
        for (String part : note.split(";")) {
            var written = WRITTEN.matcher(part.strip());
            if (!written.matches()) {
                return Optional.empty();
            }
            try {
                conditions.add(new Condition(
                        written.group(1), written.group(2).strip(), LocalDate.parse(written.group(3)), by));
            } catch (DateTimeParseException noDay) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(conditions));
    }

    /** Those of the poll as it stands. */
    static List<Condition> of(RunRecord run) {
        return run.plan().steps().stream()
                .filter(step -> step.kind().equals("poll"))
                .flatMap(poll -> run.answers(poll.id()).stream().reduce((first, last) -> last).stream())
                .map(recorded -> (Event.Answered) recorded.event())
                .filter(said -> said.answer().equals(ANSWER))
                .flatMap(said -> parse(said.note(), said.as()).orElse(List.of()).stream())
                .toList();
    }
}
