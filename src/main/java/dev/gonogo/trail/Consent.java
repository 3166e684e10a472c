package dev.gonogo.trail;

import dev.gonogo.plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who said yes to an approval. A person counts once, however the name is written and in whatever of the approval's roles;
 * where signatures are asked for, nothing else is a yes; and who carries the run out is not enough alone.
 */
public final class Consent {

    private final RunRecord run;
    private final List<Event.Recorded> answers;
    private final Map<String, String> terms;
    private final List<String> roles;
    private final Duration holds;
    private final boolean isSignatureAskedFor;

    private Consent(RunRecord run, List<Event.Recorded> answers, PlannedStep approval) {
        this.run = run;
        this.answers = answers;
        this.terms = approval.terms();
        this.roles = Signatures.roles(approval);
        this.holds = Duration.parse(terms.get("validFor"));
        this.isSignatureAskedFor = Signatures.isAskedFor(approval);
    }

    /** By the answers that count as the run stands. */
    public static Consent to(PlannedStep approval, RunRecord run) {
        return new Consent(run, run.answers(approval.id()), approval);
    }

    /** By the answers that counted when the event of this number was recorded. */
    static Consent before(PlannedStep approval, RunRecord run, long seq) {
        return new Consent(run, run.answersBefore(approval.id(), seq), approval);
    }

    /** The different people whose yes still holds at this instant, as they wrote their names. */
    public List<String> at(Instant instant) {
        var people = new LinkedHashMap<String, String>();
        var keys = new HashSet<String>();
        answers.stream()
                .filter(answer -> !given(answer).plus(holds).isBefore(instant))
                .filter(this::isYes)
                .map(answer -> (Event.Answered) answer.event())
                .filter(answer -> !people.containsKey(Spokesmen.same(answer.as())) && isOtherKey(answer, keys))
                .forEach(answer -> people.put(Spokesmen.same(answer.as()), answer.as()));
        return List.copyOf(people.values());
    }

    /** Two names with one key are one person. */
    private static boolean isOtherKey(Event.Answered answer, Set<String> keys) {
        return answer.signed() == null || keys.add(answer.signed().fingerprint());
    }

    /** Whether those whose yes still holds at this instant are enough. */
    public boolean isEnoughAt(Instant instant) {
        var people = at(instant);
        return people.size() >= Integer.parseInt(terms.get("atLeast")) && !isOfExecutorAlone(people);
    }

    /** Whether nobody else but who carries the run out said yes, where that matters. */
    public boolean isOfExecutorAlone(List<String> people) {
        return !"false".equals(terms.get("fourEyes"))
                && people.stream().map(Spokesmen::same).allMatch(run.executors()::contains);
    }

    /** A signature cannot be younger than the moment in which it was handed over. */
    private static Instant given(Event.Recorded recorded) {
        var signed = ((Event.Answered) recorded.event()).signed();
        if (signed == null) {
            return recorded.at();
        }
        var at = signed.statement().at();
        return at.isBefore(recorded.at()) ? at : recorded.at();
    }

    /** A yes of nobody is not a yes. */
    private boolean isYes(Event.Recorded recorded) {
        var answer = (Event.Answered) recorded.event();
        return answer.answer().equals(Statement.YES)
                && roles.contains(answer.role())
                && !Spokesmen.isNobody(answer.as())
                && Spokesmen.of(run.plan()).refuses(answer.as(), answer.role()).isEmpty()
                && isSigned(recorded, answer);
    }

    private boolean isSigned(Event.Recorded recorded, Event.Answered answer) {
        return answer.signed() == null
                ? !isSignatureAskedFor
                : run.refuses(recorded).isEmpty();
    }
}
