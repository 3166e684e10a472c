package dev.gonogo.plan;

import dev.gonogo.model.*;
import java.util.Map;
import java.util.TreeMap;

/** What the verdict must know of a step beyond its state. */
final class Terms implements Step.Kinds<Map<String, String>> {

    private final Decision decision;
    private final Target target;

    Terms(Decision decision, Target target) {
        this.decision = decision;
        this.target = target;
    }

    @Override
    public Map<String, String> approval(Approval step) {
        return Map.of(
                "roles",
                String.join(", ", step.roles()),
                "atLeast",
                "" + step.atLeast(),
                "validFor",
                step.validFor().toString(),
                "signed",
                "" + (step.signed() || target.guarded()),
                "fourEyes",
                "" + !(target.server() instanceof Server.Embedded));
    }

    @Override
    public Map<String, String> backup(Backup step) {
        var terms = new TreeMap<>(Map.of("proof", step.proof().name()));
        step.freshFor().ifPresent(time -> terms.put("freshFor", time.toString()));
        terms.put(Freshness.TERM, step.freshFor().orElse(decision.staleAfter()).toString());
        return terms;
    }

    @Override
    public Map<String, String> batch(Batch step) {
        return Map.of();
    }

    @Override
    public Map<String, String> poll(Poll step) {
        var approver = decision.approver().filter(step.role()::equals).isPresent();
        return Map.of("role", step.role(), "approver", "" + approver);
    }

    @Override
    public Map<String, String> ask(Ask step) {
        return Map.of();
    }

    @Override
    public Map<String, String> benchmark(Benchmark step) {
        return Map.of();
    }

    @Override
    public Map<String, String> check(Check step) {
        return becomesStale();
    }

    @Override
    public Map<String, String> command(Command step) {
        return Map.of();
    }

    @Override
    public Map<String, String> compare(Compare step) {
        return becomesStale();
    }

    @Override
    public Map<String, String> drift(Drift step) {
        return becomesStale();
    }

    @Override
    public Map<String, String> announce(Announce step) {
        return Map.of();
    }

    @Override
    public Map<String, String> hold(Hold step) {
        return Map.of();
    }

    @Override
    public Map<String, String> http(Http step) {
        return Map.of();
    }

    @Override
    public Map<String, String> gate(Gate step) {
        return Map.of();
    }

    @Override
    public Map<String, String> lint(Lint step) {
        return Map.of();
    }

    @Override
    public Map<String, String> manual(Manual step) {
        return Map.of();
    }

    @Override
    public Map<String, String> migrate(Migrate step) {
        return Map.of();
    }

    @Override
    public Map<String, String> migrateBack(MigrateBack step) {
        return Map.of();
    }

    @Override
    public Map<String, String> rehearse(Rehearse step) {
        return Map.of();
    }

    @Override
    public Map<String, String> restore(Restore step) {
        return Map.of();
    }

    @Override
    public Map<String, String> snapshot(Snapshot step) {
        return Map.of();
    }

    @Override
    public Map<String, String> watch(Watch step) {
        return Map.of();
    }

    @Override
    public Map<String, String> sql(SqlStep step) {
        return Map.of();
    }

    private Map<String, String> becomesStale() {
        return Map.of(Freshness.TERM, decision.staleAfter().toString());
    }
}
