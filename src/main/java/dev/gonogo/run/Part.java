package dev.gonogo.run;

import dev.gonogo.postgres.Notice;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.RowChange;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.run.script.PortionInDoubt;
import dev.gonogo.run.script.PortionRefused;
import dev.gonogo.sql.Portion;
import dev.gonogo.trail.Event;
import dev.gonogo.trail.Journal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One portion of a script as a part of its step; without a run it leaves no trace. */
final class Part {

    private final Optional<StepRun> run;
    private final Portion portion;
    private final String name;
    private final String digest;
    private final List<RowChange> history;
    private long begunAt;

    Part(Optional<StepRun> run, Portion portion, String name, String digest, List<RowChange> history) {
        this.run = run;
        this.portion = portion;
        this.name = name;
        this.digest = digest;
        this.history = history;
    }

    Portion portion() {
        return portion;
    }

    /** For messages; empty when it is all that the step has. */
    String name() {
        return name;
    }

    /**
     * Whether this run's receipt of it is in the target.
     *
     * @throws PortionRefused when there is one of another text
     */
    boolean isDone() {
        return run.filter(this::isDone).isPresent();
    }

    /**
     * Records the intent. Only what no transaction holds together with its receipt waits until the disk has it: else the step's
     * own intent is enough, for whoever goes on ends the sessions of it that are left, and then receipts tell everything.
     *
     * @return whether an earlier one is in doubt
     */
    boolean begin() {
        begunAt = System.nanoTime();
        return run.filter(this::begin).isPresent();
    }

    /** Says that it is known to have taken no effect. */
    void settle() {
        run.ifPresent(step -> step.run().earlierParts().settle(step.step().id(), name));
    }

    /** Records that it took effect. The receipt is the proof; the disk has the record with the next one. */
    void finish() {
        settle();
        long milliseconds = (System.nanoTime() - begunAt) / 1_000_000;
        journal(step ->
                step.run().journal().note(new Event.PartFinished(step.step().id(), name, milliseconds)));
    }

    Ending ending() {
        return run.map(step -> Ending.leaving(step, name, digest, history)).orElseGet(Ending::withoutTrace);
    }

    private boolean isDone(StepRun step) {
        var found = receipt(step);
        found.ifPresent(this::mustBeOfThisText);
        boolean done = found.isPresent() || isInDoubt(step) && wasCommitted(step);
        if (done) {
            step.notice(new Notice("RECEIPT", "%s is done already".formatted(told())));
        }
        return done;
    }

    private Optional<Receipt> receipt(StepRun step) {
        return step.receipts().stream()
                .filter(receipt -> receipt.step().equals(step.step().id())
                        && receipt.part().equals(name))
                .findFirst();
    }

    private boolean isInDoubt(StepRun step) {
        return step.run().earlierParts().begun(step.step().id(), name);
    }

    /** Its transaction may not have come to its end yet. */
    private boolean wasCommitted(StepRun step) {
        try (var session = step.run().target().database().open()) {
            return Receipts.committed(
                    session, new Receipt(step.run().id(), step.step().id(), name, digest));
        } catch (StatementFailed unknown) {
            throw new PortionInDoubt(
                    "whether %s was committed earlier in this run cannot be found out: %s"
                            .formatted(told(), unknown.getMessage()),
                    "look at gonogo.receipt, and for a session of this run that has not ended",
                    unknown);
        }
    }

    private void mustBeOfThisText(Receipt receipt) {
        if (!receipt.digest().equals(digest)) {
            throw new PortionRefused(
                    "%s was done in this run already, and its text was another one then; bring that text back, or begin a new run"
                            .formatted(told()));
        }
    }

    private boolean begin(StepRun step) {
        boolean inDoubt = isInDoubt(step);
        step.run().earlierParts().begin(step.step().id(), name);
        journal(begun ->
                intend(begun.run().journal(), new Event.PartStarted(begun.step().id(), name)));
        return inDoubt;
    }

    private void intend(Journal journal, Event.PartStarted intent) {
        if (portion.alone()) {
            journal.append(intent);
        } else {
            journal.note(intent);
        }
    }

    /** The step's own intent is that of its only part. */
    private void journal(Consumer<StepRun> event) {
        run.filter(step -> !name.isEmpty()).ifPresent(event);
    }

    private String told() {
        return name.isEmpty() ? "it" : "`" + name + "`";
    }
}
