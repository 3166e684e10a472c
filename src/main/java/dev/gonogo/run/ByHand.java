package dev.gonogo.run;

import dev.gonogo.model.Check;
import dev.gonogo.model.Migrate;
import dev.gonogo.model.MigrateBack;
import dev.gonogo.model.SourceName;
import dev.gonogo.postgres.DatabaseUnreachable;
import dev.gonogo.postgres.Receipt;
import dev.gonogo.postgres.Receipts;
import dev.gonogo.postgres.StatementFailed;
import dev.gonogo.trail.StepState;
import java.util.Optional;

/** A step that a person did by hand. It counts as done when its verification passes, and leaves a receipt that says so. */
final class ByHand {

    private static final String PART = "by hand";

    private final StepRun run;
    private final Decision decision;

    ByHand(StepRun run, Decision decision) {
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
            leaveReceipt();
            return Outcome.warned("%s; verified: %s".formatted(decision.told("done by hand"), verified.message()));
        } catch (StatementFailed | DatabaseUnreachable unknown) {
            return Outcome.broken(unknown.getMessage());
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

    private void leaveReceipt() {
        try (var session = run.database().open()) {
            Receipts.create(session);
            var receipt = new Receipt(
                    run.run().id(),
                    run.step().id(),
                    PART,
                    run.run().planned(run.step()).digest());
            if (Receipts.of(session, run.run().id()).stream().noneMatch(receipt::equals)) {
                session.begin();
                Receipts.insert(session, receipt);
                session.commit();
            }
        }
    }
}
