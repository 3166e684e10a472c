package dev.gonogo.run;

import dev.gonogo.model.Approval;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** `approval`: asks until enough different people of the right roles said yes, or one said no. */
final class ApprovalRunner {

    private final StepRun run;

    ApprovalRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Approval step) {
        Set<String> yes = new LinkedHashSet<>();
        while (yes.size() < step.atLeast()) {
            var answer = run.ask(question(step, yes.size()), given -> run.isPersonal(given) && isNamed(given));
            if (answer.isEmpty()) {
                return Outcome.waiting("%d of %d approvals are given%s"
                        .formatted(yes.size(), step.atLeast(), run.scriptedDoNotCount()));
            }
            if (answer.get().answer().equals("no")) {
                return Outcome.refused(PersonRunner.who(answer.get()) + " refused" + PersonRunner.note(answer.get()));
            }
            yes.add(answer.get().as());
        }
        return Outcome.passed("approved by " + String.join(", ", yes));
    }

    /** A yes of nobody is not a yes; anybody may refuse. */
    private static boolean isNamed(Answer answer) {
        return answer.answer().equals("no") || !answer.as().isBlank();
    }

    private static Question question(Approval step, int given) {
        var text = step.atLeast() == 1
                ? step.head().name()
                : "%s (%d of %d)".formatted(step.head().name(), given + 1, step.atLeast());
        return new Question(step.id(), text, step.head().instructions(), List.of("yes", "no"), step.roles());
    }
}
