package dev.gonogo.run;

import dev.gonogo.model.Probe;
import dev.gonogo.postgres.DataTable;
import dev.gonogo.postgres.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** `data`: counts the rows that do not meet a condition, table by table. */
final class DataProbe {

    private final StepRun run;
    private final Session session;
    private final List<String> faults = new ArrayList<>();
    private final List<Counted> counted = new ArrayList<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();

    /** @param rule what is wrong with so many rows */
    record Counted(String table, String rule, long rows) {}

    DataProbe(StepRun run, Session session) {
        this.run = run;
        this.session = session;
    }

    Outcome run(Probe.Data probe) {
        session.execute("set local row_security = off");
        var all = DataTable.all(session);
        var meant = new LinkedHashSet<DataTable>();
        probe.tables().forEach(name -> named(all, probe.schema(), name).ifPresent(meant::add));
        probe.rules().forEach(rule -> {
            var tables = probe.tables().isEmpty() ? with(all, probe.schema(), rule) : List.copyOf(meant);
            tables.forEach(table -> count(table, rule));
            if (probe.tables().isEmpty()) {
                meant.addAll(tables);
            }
        });
        meant.forEach(table -> rows.put(table.name(), table.rows(session)));
        rows.forEach((table, number) -> {
            if (number < probe.atLeast()) {
                faults.add("%s has %d rows, wanted are %d".formatted(table, number, probe.atLeast()));
            }
        });
        run.evidence().json("data.json", Map.of("rows", rows, "counted", counted));
        return faults.isEmpty()
                ? Outcome.passed("%d rows in %d tables, %d conditions counted"
                        .formatted(
                                rows.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                                rows.size(),
                                counted.size()))
                : Outcome.failed(String.join("; ", faults));
    }

    private Optional<DataTable> named(List<DataTable> all, String schema, String name) {
        var full = name.contains(".") ? name : schema + "." + name;
        var found = all.stream().filter(table -> table.name().equals(full)).findFirst();
        if (found.isEmpty()) {
            faults.add("there is no table " + full);
        }
        return found;
    }

    private List<DataTable> with(List<DataTable> all, String schema, Probe.Rule rule) {
        var tables = all.stream()
                .filter(table -> table.name().startsWith(schema + "."))
                .filter(table -> table.columns().containsAll(rule.columns()))
                .toList();
        if (tables.isEmpty()) {
            faults.add("no table of schema %s has %s".formatted(schema, rule.subject()));
        }
        return tables;
    }

    private void count(DataTable table, Probe.Rule rule) {
        var missing = rule.columns().stream()
                .filter(column -> !table.columns().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            faults.add("%s has no column %s".formatted(table.name(), String.join(", ", missing)));
            return;
        }
        long wrong = wrong(table, rule);
        var told = rule.subject() + " " + rule.kind().fault();
        counted.add(new Counted(table.name(), told, wrong));
        if (wrong > 0) {
            faults.add("%d rows of %s: %s".formatted(wrong, table.name(), told));
        }
    }

    private long wrong(DataTable table, Probe.Rule rule) {
        return switch (rule.kind()) {
            case NOT_NULL -> table.nulls(session, rule.columns().get(0));
            case UNIQUE -> table.duplicates(session, rule.columns());
            case NOT_IN_FUTURE -> table.inFuture(session, rule.columns().get(0));
            case BETWEEN ->
                table.outside(
                        session,
                        rule.columns().get(0),
                        rule.values().get(0),
                        rule.values().get(1));
            case ONE_OF -> table.noneOf(session, rule.columns().get(0), rule.values());
            case HOLDS -> table.notTrue(session, rule.values().get(0));
        };
    }
}
