package dev.gonogo.run;

import dev.gonogo.model.Ask;
import dev.gonogo.model.Manual;
import dev.gonogo.model.Poll;
import dev.gonogo.trail.Condition;
import dev.gonogo.trail.Spokesmen;
import java.util.List;
import java.util.Map;

/** `manual`, `ask` and the poll: what only a person can do, know or decide. */
final class PersonRunner {

    private static final List<String> YES_OR_NO = List.of("yes", "no");

    private final StepRun run;

    PersonRunner(StepRun run) {
        this.run = run;
    }

    Outcome manual(Manual step) {
        var head = step.head();
        var question = new Question(head.id(), head.name(), head.instructions(), YES_OR_NO, List.of());
        return run.ask(question)
                .map(answer -> answer.answer().equals("yes")
                        ? Outcome.passed("confirmed by " + who(answer))
                        : Outcome.failed(who(answer) + " says that it is not so" + note(answer)))
                .orElseGet(() -> Outcome.waiting("nobody confirmed it"));
    }

    Outcome ask(Ask step) {
        var head = step.head();
        var question = new Question(head.id(), head.name(), head.instructions(), choices(step), List.of());
        return run.ask(question, answer -> step.type() != Ask.AnswerType.NUMBER || isNumber(answer.answer()))
                .map(this::answered)
                .orElseGet(() -> Outcome.waiting("nobody answered"));
    }

    private Outcome answered(Answer answer) {
        run.evidence().json("answer.json", Map.of("answer", answer.answer(), "as", answer.as()));
        return Outcome.passed("%s answered `%s`".formatted(who(answer), answer.answer()));
    }

    Outcome poll(Poll step) {
        var text = "go or no-go, " + step.role() + "?";
        var told = step.head().instructions() + "\nConditions are written into the note, as " + Condition.FORM;
        var question = new Question(
                step.id(), text, told.strip(), List.of("go", "no-go", Condition.ANSWER), List.of(step.role()));
        return run.ask(
                        question,
                        given -> run.isPersonal(given)
                                && !Spokesmen.isNobody(given.as())
                                && speaksFor(step.role(), given)
                                && isComplete(given))
                .map(answer -> answer.answer().equals("no-go")
                        ? Outcome.refused(who(answer) + " says no-go" + note(answer))
                        : Outcome.passed(who(answer) + " says " + answer.answer() + note(answer)))
                .orElseGet(
                        () -> Outcome.waiting("role `" + step.role() + "` did not answer" + run.scriptedDoNotCount()));
    }

    /** Whoever says go under conditions names them, each with who sees to it and until when. */
    private static boolean isComplete(Answer given) {
        return !given.answer().equals(Condition.ANSWER)
                || Condition.parse(given.note(), who(given)).isPresent();
    }

    private static List<String> choices(Ask step) {
        return step.type() == Ask.AnswerType.YES_NO ? YES_OR_NO : step.choices();
    }

    private boolean speaksFor(String role, Answer given) {
        return Spokesmen.of(run.run().plan()).refuses(given.as(), role).isEmpty();
    }

    private static boolean isNumber(String text) {
        return text.strip().matches("[+-]?\\d+(\\.\\d+)?");
    }

    static String who(Answer answer) {
        return answer.as().isBlank() ? "somebody" : answer.as();
    }

    static String note(Answer answer) {
        return answer.note().isBlank() ? "" : ": " + answer.note();
    }
}
