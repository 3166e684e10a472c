package dev.gonogo.plan;

import dev.gonogo.model.*;

/** Whether a kind of step changes the target database. A backup and a rehearsal write beside it, not in it. */
public final class Mutates implements Step.Kinds<Boolean> {

    private Mutates() {}

    public static boolean mutates(Step step) {
        return step.as(new Mutates());
    }

    @Override
    public Boolean approval(Approval step) {
        return false;
    }

    @Override
    public Boolean ask(Ask step) {
        return false;
    }

    @Override
    public Boolean backup(Backup step) {
        return false;
    }

    @Override
    public Boolean batch(Batch step) {
        return true;
    }

    @Override
    public Boolean benchmark(Benchmark step) {
        return false;
    }

    @Override
    public Boolean check(Check step) {
        return false;
    }

    @Override
    public Boolean command(Command step) {
        return step.mutates();
    }

    @Override
    public Boolean compare(Compare step) {
        return false;
    }

    @Override
    public Boolean drift(Drift step) {
        return false;
    }

    @Override
    public Boolean announce(Announce step) {
        return false;
    }

    @Override
    public Boolean hold(Hold step) {
        return false;
    }

    @Override
    public Boolean http(Http step) {
        return step.mutates();
    }

    @Override
    public Boolean gate(Gate step) {
        return false;
    }

    @Override
    public Boolean lint(Lint step) {
        return false;
    }

    @Override
    public Boolean manual(Manual step) {
        return false;
    }

    @Override
    public Boolean migrate(Migrate step) {
        return true;
    }

    @Override
    public Boolean migrateBack(MigrateBack step) {
        return true;
    }

    @Override
    public Boolean poll(Poll step) {
        return false;
    }

    @Override
    public Boolean rehearse(Rehearse step) {
        return false;
    }

    @Override
    public Boolean restore(Restore step) {
        return true;
    }

    @Override
    public Boolean snapshot(Snapshot step) {
        return false;
    }

    @Override
    public Boolean watch(Watch step) {
        return false;
    }

    @Override
    public Boolean sql(SqlStep step) {
        return true;
    }
}
