package dev.gonogo.run;

import dev.gonogo.model.Check;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.SourceName;
import dev.gonogo.plan.PendingMigrations;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.trail.JournalUnwritable;
import dev.gonogo.trail.StepState;
import java.util.Optional;
import java.util.stream.Stream;

/** A step that a person did by hand. It counts as done when its verification passes, and leaves a receipt that says so. */
final class ByHand {

    static final String PART = "by hand";

    private final StepRun run;
    private final Chosen decision;

    ByHand(StepRun run, Chosen decision) {
        this.run = run;
        this.decision = decision;
    }

    Outcome run() {
        try {
            var verified = verified();
            if (!verified.isGood()) {
                return new Outcome(
                        verified.state(), "%s, but %s".formatted(decision.told("done by hand"), verified.message()));
            }
            leaveReceipts();
            return Outcome.warned("%s; verified: %s".formatted(decision.told("done by hand"), verified.message()));
        } catch (JournalUnwritable stop) {
            throw stop;
        } catch (RuntimeException unknown) {
            return Outcome.broken("it could not be verified: " + unknown.getMessage());
        }
    }

    private Outcome verified() {
        Optional<Check> verification = run.step().verification();
        if (verification.isPresent()) {
            return new CheckRunner(run).run(verification.get());
        }
        if (run.step() instanceof Migrate migrate) {
            return none("pending", pending(migrate));
        }
        return none("still applied", applied((MigrateBack) run.step()));
    }

    private static Outcome none(String what, int count) {
        return new Outcome(
                count == 0 ? StepState.PASSED : StepState.FAILED,
                count == 0 ? "no migration is " + what : "migrations are %s: %d".formatted(what, count));
    }

    private int pending(Migrate step) {
        try (var session = run.database().open()) {
            return new History(run.run())
                    .state(session)
                    .upTo(step.to().map(SourceName::name))
                    .size();
        }
    }

    private int applied(MigrateBack step) {
        try (var session = run.database().open()) {
            return new History(run.run()).state(session).above(step.to().name()).size();
        }
    }

    private void leaveReceipts() {
        try (var session = run.database().open()) {
            Receipts.create(session);
            var there = Receipts.of(session, run.run().id());
            session.begin();
            receipts()
                    .filter(receipt -> there.stream().noneMatch(receipt::isOfSamePart))
                    .forEach(receipt -> Receipts.insert(session, receipt));
            session.commit();
        }
    }

    /** Of migrations one for each file, as if the step had applied it: they are this run's then, for a way back too. */
    private Stream<Receipt> receipts() {
        return run.step() instanceof Migrate migrate
                ? planned(migrate).map(file -> receipt(file.fileName(), sha256(file)))
                : Stream.of(receipt(PART, run.run().planned(run.step()).digest()));
    }

    private Receipt receipt(String part, String digest) {
        return new Receipt(run.run().id(), run.step().id(), part, digest);
    }

    private Stream<MigrationFile> planned(Migrate step) {
        var files = run.run().runbook().migrations().orElseThrow().files();
        var pending = files.stream()
                .filter(file -> run.run().plan().pendingMigrations().contains(file.fileName()))
                .toList();
        return PendingMigrations.pending(pending).upTo(step.to().map(SourceName::name)).stream();
    }

    private String sha256(MigrationFile file) {
        var folder = run.run().runbook().migrations().orElseThrow().folder();
        return run.run().files().get(folder + "/" + file.fileName()).sha256();
    }
}
