package dev.gonogo.run;

import dev.gonogo.model.*;

/** The runner of each kind of step. */
final class StepRunners implements Step.Kinds<Outcome> {

    private final StepRun run;

    StepRunners(StepRun run) {
        this.run = run;
    }

    @Override
    public Outcome approval(Approval step) {
        return new ApprovalRunner(run).run(step);
    }

    @Override
    public Outcome ask(Ask step) {
        return new PersonRunner(run).ask(step);
    }

    @Override
    public Outcome backup(Backup step) {
        return new BackupRunner(run).run(step);
    }

    @Override
    public Outcome batch(Batch step) {
        return new BatchRunner(run, step).run();
    }

    @Override
    public Outcome benchmark(Benchmark step) {
        return new BenchmarkRunner(run, step).run();
    }

    @Override
    public Outcome check(Check step) {
        return new CheckRunner(run).run(step);
    }

    @Override
    public Outcome command(Command step) {
        return new CommandRunner(run).run(step);
    }

    @Override
    public Outcome compare(Compare step) {
        return new CompareRunner(run).run(step);
    }

    @Override
    public Outcome drift(Drift step) {
        return new DriftRunner(run).run();
    }

    @Override
    public Outcome announce(Announce step) {
        return new AnnounceRunner(run).run(step);
    }

    @Override
    public Outcome hold(Hold step) {
        return new HoldRunner(run).run(step);
    }

    @Override
    public Outcome http(Http step) {
        return new HttpRunner(run).run(step);
    }

    @Override
    public Outcome gate(Gate step) {
        return new GateRunner(run).run(step);
    }

    @Override
    public Outcome lint(Lint step) {
        return new LintRunner(run).run(step);
    }

    @Override
    public Outcome manual(Manual step) {
        return new PersonRunner(run).manual(step);
    }

    @Override
    public Outcome migrate(Migrate step) {
        return new MigrateRunner(run).run(step);
    }

    @Override
    public Outcome migrateBack(MigrateBack step) {
        return new MigrateBackRunner(run).run(step);
    }

    @Override
    public Outcome poll(Poll step) {
        return new PersonRunner(run).poll(step);
    }

    @Override
    public Outcome rehearse(Rehearse step) {
        return new RehearseRunner(run).run(step);
    }

    @Override
    public Outcome restore(Restore step) {
        return new RestoreRunner(run).run(step);
    }

    @Override
    public Outcome snapshot(Snapshot step) {
        return new SnapshotRunner(run).run(step);
    }

    @Override
    public Outcome watch(Watch step) {
        return new WatchRunner(run).run(step);
    }

    @Override
    public Outcome sql(SqlStep step) {
        return new SqlRunner(run).run(step);
    }
}
