package dev.gonogo.run;

import dev.gonogo.model.Approval;
import dev.gonogo.postgres.Notice;
import dev.gonogo.trail.Consent;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.RunRecord;
import dev.gonogo.trail.Signatures;
import dev.gonogo.trail.Spokesmen;
import dev.gonogo.trail.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * `approval`: takes what was signed and handed over, and asks until enough different people of the right roles said yes, or
 * one said no. Where signatures are asked for, nobody is asked here.
 */
final class ApprovalRunner {

    private final StepRun run;

    ApprovalRunner(StepRun run) {
        this.run = run;
    }

    Outcome run(Approval step) {
        var refused = takeIn(step);
        if (refused.isPresent()) {
            return refused.get();
        }
        while (!consent(step).isEnoughAt(run.run().clock().instant())) {
            var yes = yes(step);
            var answer = isSigned(step) ? Optional.<Answer>empty() : ask(step, yes);
            if (answer.isEmpty()) {
                return Outcome.waiting(told(step, yes));
            }
            if (answer.get().answer().equals(Statement.NO)) {
                return Outcome.refused(PersonRunner.who(answer.get()) + " refused" + PersonRunner.note(answer.get()));
            }
        }
        return Outcome.passed("approved by " + String.join(", ", yes(step)));
    }

    /** Records what counts of what was handed over; the first refusal, if there is one. */
    private Optional<Outcome> takeIn(Approval step) {
        var record = RunRecord.read(run.run().folder());
        var handed =
                new HandedOver(record, run.run().clock().instant(), run.run().secrets());
        handed.wrong(step.id()).forEach(why -> run.notice(new Notice("APPROVAL", why)));
        var fresh = new ArrayList<Event.Answered>();
        for (var signed : handed.to(step.id(), Statement.YES, Statement.NO)) {
            var answered = Event.Answered.of(signed);
            run.run().journal().append(answered);
            fresh.add(answered);
        }
        return fresh.stream()
                .filter(answered -> answered.answer().equals(Statement.NO))
                .findFirst()
                .map(no -> Outcome.refused("%s refused: %s".formatted(no.as(), no.note())));
    }

    private Optional<Answer> ask(Approval step, List<String> yes) {
        return run.ask(question(step, yes), given -> run.isPersonal(given) && counts(given, yes));
    }

    /** Who said yes, as the verdict will count them; a half that an earlier process was told counts while it holds. */
    private List<String> yes(Approval step) {
        return consent(step).at(run.run().clock().instant());
    }

    private Consent consent(Approval step) {
        var whole = run.run();
        return Consent.to(whole.planned(step), RunRecord.read(whole.folder()));
    }

    private boolean isSigned(Approval step) {
        return Signatures.isAskedFor(run.run().planned(step));
    }

    /** A yes of nobody is not a yes, and neither is a second one of the same person; anybody of the roles may refuse. */
    private boolean counts(Answer given, List<String> yes) {
        return given.answer().equals(Statement.NO)
                || !Spokesmen.isNobody(given.as())
                        && yes.stream()
                                .noneMatch(person -> Spokesmen.same(person).equals(Spokesmen.same(given.as())))
                        && Spokesmen.of(run.run().plan())
                                .refuses(given.as(), given.role())
                                .isEmpty();
    }

    private String told(Approval step, List<String> yes) {
        var told = "%d of %d approvals are given%s".formatted(yes.size(), step.atLeast(), run.scriptedDoNotCount());
        if (!yes.isEmpty() && consent(step).isOfExecutorAlone(yes)) {
            told += "; one of them must be by somebody else than who carries the run out";
        }
        return isSigned(step)
                ? told
                        + "; sign by `gonogo approve %s --step %s`"
                                .formatted(run.run().id(), step.id())
                : told;
    }

    private Question question(Approval step, List<String> yes) {
        var text = step.atLeast() == 1 && yes.isEmpty()
                ? step.head().name()
                : "%s (%d of %d)"
                        .formatted(step.head().name(), yes.size() + 1, Math.max(step.atLeast(), yes.size() + 1));
        return new Question(step.id(), text, step.head().instructions(), List.of("yes", "no"), step.roles());
    }
}
