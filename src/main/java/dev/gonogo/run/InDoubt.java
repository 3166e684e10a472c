package dev.gonogo.run;

import dev.gonogo.model.Batch;
import dev.gonogo.model.Command;
import dev.gonogo.model.Http;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.Restore;
import dev.gonogo.model.SqlStep;
import dev.gonogo.model.Step;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.JournalUnwritable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what became of a step whose end nobody saw. A step that leaves receipts is settled by them, a restore by what it
 * leaves on the server, a program, when it has been ended, and a request by their verification, and without one by a person. What cannot be found out stays in doubt.
 */
final class InDoubt {

    private final Run run;
    private final List<Event.EvidenceFile> evidence = new ArrayList<>();

    InDoubt(Run run) {
        this.run = run;
    }

    /** Passed or warned when it took effect; failed when it did not, or not whole: it may be tried again then. */
    Outcome settle(Step step) {
        try {
            if (step instanceof Command command) {
                return program(command);
            }
            if (step instanceof Http http) {
                return request(http);
            }
            return step instanceof Restore restore ? restore(restore) : byReceipts(step);
        } catch (StatementFailed | DatabaseUnreachable | LeftBehind.NotEnded unknown) {
            return unasked(step, unknown);
        }
    }

    /** What was seen while it was settled. */
    List<Event.EvidenceFile> evidence() {
        return List.copyOf(evidence);
    }

    /** Steps that find out by themselves what of them is done, and do the rest. */
    static boolean isTriedAgain(Step step) {
        return step instanceof SqlStep
                || step instanceof Batch
                || step instanceof Migrate
                || step instanceof MigrateBack;
    }

    /**
     * What must be before a step in doubt is tried again: the sessions of its earlier attempt are ended.
     *
     * @return an outcome when it must not be tried again: they do not end, or it was done by hand
     */
    Optional<Outcome> beforeAgain(Step step) {
        try {
            LeftBehind.end(run, step);
            return isDoneByHand(step)
                    ? Optional.of(Outcome.warned(before(step) + "it was done by hand, as its receipt tells"))
                    : Optional.empty();
        } catch (StatementFailed | DatabaseUnreachable | LeftBehind.NotEnded unknown) {
            return Optional.of(unasked(step, unknown));
        }
    }

    private boolean isDoneByHand(Step step) {
        var digest = run.planned(step).digest();
        return receipts(step).stream()
                .anyMatch(receipt ->
                        receipt.part().equals(ByHand.PART) && receipt.digest().equals(digest));
    }

    private Outcome unasked(Step step, RuntimeException unknown) {
        var why = unknown instanceof LeftBehind.NotEnded ? "" : "the database could not be asked: ";
        return Outcome.inDoubt(before(step) + why + unknown.getMessage());
    }

    private Outcome byReceipts(Step step) {
        LeftBehind.end(run, step);
        var parts = receipts(step).stream().map(Receipt::part).toList();
        if (run.earlierParts().hasAlone(step.id())) {
            return Outcome.inDoubt(before(step) + "when it is tried again, the catalog is asked what became of it");
        }
        if (parts.isEmpty()) {
            return Outcome.failed(before(step) + "the database has no receipt of it");
        }
        return step instanceof SqlStep sql && parts.containsAll(allParts(sql))
                        || step instanceof Batch && parts.contains(BatchRunner.WHOLE)
                ? Outcome.warned(before(step) + "it took effect: the database has its receipt")
                : Outcome.failed(before(step) + "of its parts these took effect, as their receipts tell: "
                        + String.join(", ", parts));
    }

    private List<String> allParts(SqlStep step) {
        var script = SqlRunner.script(run, step);
        return script.portions().stream()
                .map(portion -> Parts.name("", portion, script.portions().size()))
                .toList();
    }

    private String before(Step step) {
        var message = run.states().standing(step.id()).message();
        return message.isEmpty() ? "" : message + "; ";
    }

    private List<Receipt> receipts(Step step) {
        try (var session = run.target().database().open()) {
            return Receipts.of(session, run.id()).stream()
                    .filter(receipt -> receipt.step().equals(step.id()))
                    .toList();
        }
    }

    private Outcome restore(Restore step) {
        LeftBehind.end(run, step);
        if (step.into()) {
            return restoredInto(step);
        }
        var kept = Copies.kept(run, step);
        try (var session = run.target().database().database("postgres").open()) {
            boolean switched = !session.query("select from pg_database where datname = ?", kept)
                    .rows()
                    .isEmpty();
            return switched
                    ? Outcome.warned("it took effect: what was there is kept as database `%s`".formatted(kept))
                    : Outcome.failed(before(step) + "it took no effect: the database is the one that it was");
        }
    }

    private Outcome restoredInto(Restore step) {
        var stepRun = new StepRun(run, step, run.states().standing(step.id()).attempts() + 1);
        return new RestoreRunner(stepRun)
                .tookEffect(step)
                .map(took -> took
                        ? Outcome.warned("it took effect: what the backup holds is there")
                        : Outcome.failed(before(step) + "it took no effect: nothing of what the backup holds is there"))
                .orElseGet(() -> Outcome.inDoubt(before(step) + "the backup is not what it was"));
    }

    private Outcome program(Command step) {
        var stepRun = new StepRun(run, step, run.states().standing(step.id()).attempts() + 1);
        if (!new LeftPrograms(stepRun).end()) {
            return Outcome.inDoubt(before(step) + "the program still runs, and does not end");
        }
        try {
            return settled(step, String.join(" ", step.arguments()), stepRun);
        } finally {
            evidence.addAll(stepRun.evidence().files());
        }
    }

    private Outcome request(Http step) {
        var stepRun = new StepRun(run, step, run.states().standing(step.id()).attempts() + 1);
        try {
            return settled(
                    step, "%s to %s".formatted(step.call().method(), step.call().address()), stepRun);
        } finally {
            evidence.addAll(stepRun.evidence().files());
        }
    }

    /** @param what was done, for the person who is asked */
    private Outcome settled(Step step, String what, StepRun stepRun) {
        if (step.verification().isPresent()) {
            var verified = new CheckRunner(stepRun).run(step.verification().get());
            return verified.isGood()
                    ? Outcome.warned("it took effect, as its verification tells: " + verified.message())
                    : Outcome.failed(before(step) + "its verification did not pass: " + verified.message());
        }
        return askedIfPossible(step, what, stepRun);
    }

    /** Who cannot be asked does not answer. */
    private Outcome askedIfPossible(Step step, String what, StepRun stepRun) {
        try {
            return asked(step, what, stepRun);
        } catch (JournalUnwritable stop) {
            throw stop;
        } catch (RuntimeException unaskable) {
            return Outcome.inDoubt(before(step) + "nobody could be asked whether it took effect: " + unaskable);
        }
    }

    private Outcome asked(Step step, String what, StepRun stepRun) {
        var question = new Question(
                step.id() + "/in-doubt",
                "whether `%s` took effect is not known; did it?".formatted(what),
                step.head().instructions(),
                List.of("yes", "no"),
                List.of());
        return stepRun.ask(question, stepRun::isPersonal)
                .map(answer -> answer.answer().equals("yes")
                        ? Outcome.warned("it took effect, says " + PersonRunner.who(answer) + PersonRunner.note(answer))
                        : Outcome.failed(before(step) + "it took no effect, says " + PersonRunner.who(answer)
                                + PersonRunner.note(answer)))
                .orElseGet(() -> Outcome.inDoubt(
                        before(step) + "nobody said whether it took effect, and it declares no `verify`"));
    }
}
