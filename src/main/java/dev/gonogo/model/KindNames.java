package dev.gonogo.model;

/** Each kind of step as its word. */
final class KindNames implements Step.Kinds<String> {

    static final KindNames KIND_NAMES = new KindNames();

    private KindNames() {}

    @Override
    public String approval(Approval step) {
        return "approval";
    }

    @Override
    public String ask(Ask step) {
        return "ask";
    }

    @Override
    public String backup(Backup step) {
        return "backup";
    }

    @Override
    public String batch(Batch step) {
        return "batch";
    }

    @Override
    public String benchmark(Benchmark step) {
        return "benchmark";
    }

    @Override
    public String check(Check step) {
        return "check";
    }

    @Override
    public String command(Command step) {
        return "command";
    }

    @Override
    public String compare(Compare step) {
        return "compare";
    }

    @Override
    public String drift(Drift step) {
        return "drift";
    }

    @Override
    public String announce(Announce step) {
        return "announce";
    }

    @Override
    public String hold(Hold step) {
        return "hold";
    }

    @Override
    public String http(Http step) {
        return "http";
    }

    @Override
    public String gate(Gate step) {
        return "gate";
    }

    @Override
    public String lint(Lint step) {
        return "lint";
    }

    @Override
    public String manual(Manual step) {
        return "manual";
    }

    @Override
    public String migrate(Migrate step) {
        return "migrate";
    }

    @Override
    public String migrateBack(MigrateBack step) {
        return "migrateBack";
    }

    @Override
    public String poll(Poll step) {
        return "poll";
    }

    @Override
    public String rehearse(Rehearse step) {
        return "rehearse";
    }

    @Override
    public String restore(Restore step) {
        return "restore";
    }

    @Override
    public String snapshot(Snapshot step) {
        return "snapshot";
    }

    @Override
    public String watch(Watch step) {
        return "watch";
    }

    @Override
    public String sql(SqlStep step) {
        return "sql";
    }
}
