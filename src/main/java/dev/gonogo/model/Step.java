package dev.gonogo.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One thing to do. The kinds are closed: a new one does not compile until every stage handles it in its {@link Kinds}.
 */
public sealed interface Step
        permits Announce,
                Approval,
                Ask,
                Backup,
                Batch,
                Benchmark,
                Check,
                Command,
                Compare,
                Drift,
                Gate,
                Hold,
                Http,
                Lint,
                Manual,
                Migrate,
                MigrateBack,
                Poll,
                Rehearse,
                Restore,
                Snapshot,
                SqlStep,
                Watch {

    StepHead head();

    <R> R as(Kinds<R> kinds);

    default String id() {
        return head().id();
    }

    default Place at() {
        return head().at();
    }

    /** How to tell whether its effect is there; empty when the runbook does not say. */
    default Optional<Check> verification() {
        return Optional.empty();
    }

    /** Checks that are part of it. */
    default Stream<Check> inner() {
        return verification().stream();
    }

    /** The word that declares this kind of step. */
    default String kind() {
        return as(KindNames.KIND_NAMES);
    }

    /** One answer per kind of step; what a `switch` over the kinds would be. */
    interface Kinds<R> {
        R announce(Announce step);

        R approval(Approval step);

        R ask(Ask step);

        R backup(Backup step);

        R batch(Batch step);

        R benchmark(Benchmark step);

        R check(Check step);

        R command(Command step);

        R compare(Compare step);

        R drift(Drift step);

        R gate(Gate step);

        R hold(Hold step);

        R http(Http step);

        R lint(Lint step);

        R manual(Manual step);

        R migrate(Migrate step);

        R migrateBack(MigrateBack step);

        R poll(Poll step);

        R rehearse(Rehearse step);

        R restore(Restore step);

        R snapshot(Snapshot step);

        R sql(SqlStep step);

        R watch(Watch step);
    }
}
