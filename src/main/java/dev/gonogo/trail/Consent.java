package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who said yes to an approval. A person counts once, however the name is written and in whatever of the approval's roles. */
public final class Consent {

    private final List<Event.Recorded> answers;
    private final List<String> roles;
    private final Duration holds;
    private final int atLeast;

    private Consent(List<Event.Recorded> answers, Map<String, String> terms) {
        this.answers = answers;
        this.roles = List.of(terms.get("roles").split(", "));
        this.holds = Duration.parse(terms.get("validFor"));
        this.atLeast = Integer.parseInt(terms.get("atLeast"));
    }

    /** By the answers that count as the run stands. */
    public static Consent to(PlannedStep approval, RunRecord run) {
        return new Consent(run.answers(approval.id()), approval.terms());
    }

    /** The different people whose yes still holds at this instant, as they wrote their names. */
    public List<String> at(Instant instant) {
        var people = new LinkedHashMap<String, String>();
        answers.stream()
                .filter(answer -> !answer.at().plus(holds).isBefore(instant))
                .map(answer -> (Event.Answered) answer.event())
                .filter(this::isYes)
                .forEach(answer -> people.putIfAbsent(person(answer), answer.as()));
        return List.copyOf(people.values());
    }

    /** Whether those whose yes still holds at this instant are enough. */
    public boolean isEnoughAt(Instant instant) {
        return at(instant).size() >= atLeast;
    }

    /** A yes of nobody is not a yes. */
    private boolean isYes(Event.Answered answer) {
        return answer.answer().equals("yes")
                && roles.contains(answer.role())
                && !person(answer).isEmpty();
    }

    private static String person(Event.Answered answer) {
        return answer.as().strip().toLowerCase(Locale.ROOT);
    }
}
