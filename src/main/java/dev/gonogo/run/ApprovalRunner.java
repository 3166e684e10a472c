package dev.gonogo.run;

import dev.gonogo.model.Approval;
import dev.gonogo.trail.Consent;
import dev.gonogo.trail.RunRecord;
import java.util.List;

/** `approval`: asks until enough different people of the right roles said yes, or one said no. */
final class ApprovalRunner {

    private final StepRun run;

    ApprovalRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Approval step) {
        var yes = yes(step);
        while (yes.size() < step.atLeast()) {
            var answer = run.ask(question(step, yes.size()), given -> run.isPersonal(given) && isNamed(given));
            if (answer.isEmpty()) {
                return Outcome.waiting("%d of %d approvals are given%s"
                        .formatted(yes.size(), step.atLeast(), run.scriptedDoNotCount()));
            }
            if (answer.get().answer().equals("no")) {
                return Outcome.refused(PersonRunner.who(answer.get()) + " refused" + PersonRunner.note(answer.get()));
            }
            yes = yes(step);
        }
        return Outcome.passed("approved by " + String.join(", ", yes));
    }

    /** Who said yes, as the verdict will count them; a half that an earlier process was told counts while it holds. */
    private List<String> yes(Approval step) {
        var whole = run.run();
        return Consent.to(whole.planned(step), RunRecord.read(whole.folder()))
                .at(whole.clock().instant());
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
