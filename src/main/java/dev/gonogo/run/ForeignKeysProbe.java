package dev.gonogo.run;

import dev.gonogo.model.Probe;
import dev.gonogo.postgres.DataTable;
import dev.gonogo.postgres.ForeignKeys;
import dev.gonogo.postgres.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Foreign keys: the inventory, what is not validated, and orphans counted key by key. */
final class ForeignKeysProbe {

    private final StepRun run;
    private final Session session;

    ForeignKeysProbe(StepRun run, Session session) {
        this.run = run;
        this.session = session;
    }

    Outcome run(Probe.ForeignKeys probe) {
        session.execute("set local row_security = off");
        var keys = ForeignKeys.read(session, probe.schema(), probe.to());
        Map<String, Long> orphans = new LinkedHashMap<>();
        keys.forEach(key -> orphans.put(key.name(), ForeignKeys.orphans(session, key)));
        try {
            var tables = probe.undeclared().isEmpty() ? List.<DataTable>of() : DataTable.all(session);
            probe.undeclared()
                    .forEach(reference ->
                            orphans.put(reference.from() + " → " + reference.to(), orphans(tables, reference)));
        } catch (IllegalArgumentException missing) {
            return Outcome.failed(missing.getMessage());
        }
        run.evidence().json("foreign-keys.json", Map.of("foreignKeys", keys, "orphans", orphans));
        if (keys.size() < probe.atLeast()) {
            return Outcome.failed("there are %d foreign keys, wanted are %d".formatted(keys.size(), probe.atLeast()));
        }
        var unvalidated = keys.stream()
                .filter(key -> !key.validated())
                .map(ForeignKeys.Key::name)
                .collect(Collectors.joining(", "));
        if (!unvalidated.isEmpty()) {
            return Outcome.failed("not validated: " + unvalidated);
        }
        long total = orphans.values().stream().mapToLong(Long::longValue).sum();
        return total > probe.orphans()
                ? Outcome.failed(told(orphans))
                : Outcome.passed("%d foreign keys%s, %d orphans"
                        .formatted(
                                keys.size(),
                                probe.undeclared().isEmpty()
                                        ? ""
                                        : " and %d references without one"
                                                .formatted(probe.undeclared().size()),
                                total));
    }

    private long orphans(List<DataTable> tables, Probe.Reference reference) {
        var child = table(tables, reference.from());
        var parent = table(tables, reference.to());
        return child.orphans(session, column(child, reference.from()), parent, column(parent, reference.to()));
    }

    private static DataTable table(List<DataTable> tables, String column) {
        var name = column.substring(0, column.lastIndexOf('.'));
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
    }

    private static String column(DataTable table, String column) {
        var name = column.substring(column.lastIndexOf('.') + 1);
        if (!table.columns().contains(name)) {
            throw new IllegalArgumentException("%s has no column %s".formatted(table.name(), name));
        }
        return name;
    }

    private static String told(Map<String, Long> orphans) {
        return orphans.entrySet().stream()
                .filter(key -> key.getValue() > 0)
                .map(key -> "%d rows that `%s` should keep out".formatted(key.getValue(), key.getKey()))
                .collect(Collectors.joining("; "));
    }
}
