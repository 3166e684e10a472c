package dev.gonogo.run;

import dev.gonogo.model.Backup;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Database;
import dev.gonogo.postgres.RowCounts;
import dev.gonogo.postgres.RowHolders;
import dev.gonogo.postgres.RowSums;
import dev.gonogo.postgres.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A database in one snapshot, as far as a proof needs it, to be compared with its copy. */
record Original(RowCounts rows, Catalog catalog, RowHolders holders, Optional<RowSums> sums) {

    /** @param backup is given the snapshot, for others to see the very same rows */
    static Original read(Database database, Backup.Proof proof, Consumer<String> backup) {
        try (var session = database.open()) {
            return read(session, proof, backup);
        }
    }

    private static Original read(Session session, Backup.Proof proof, Consumer<String> backup) {
        var seen = new Original[1];
        var rows = RowCounts.readWith(session, snapshot -> {
            backup.accept(snapshot);
            seen[0] = new Original(
                    new RowCounts(new TreeMap<>()),
                    Catalog.read(session),
                    RowHolders.read(session),
                    proof == Backup.Proof.COMPARED ? Optional.of(RowSums.readIn(session, "")) : Optional.empty());
        });
        return new Original(rows, seen[0].catalog(), seen[0].holders(), seen[0].sums());
    }

    /** In what its copy is another one: the coarsest first, and nothing that follows from it. */
    List<String> differences(Original copy) {
        var counted = differences(copy.rows());
        if (!counted.isEmpty()) {
            return counted;
        }
        var catalogs = differences(CatalogDiff.between(catalog, copy.catalog()));
        return catalogs.isEmpty() && sums.isPresent()
                ? sums.get().differences(copy.sums().orElseThrow()).keySet().stream()
                        .map(table -> "content of " + table)
                        .toList()
                : catalogs;
    }

    /** Without definitions, which servers of different versions write differently. */
    Original byNames() {
        return new Original(rows, catalog.byNames(), holders, sums);
    }

    /** In which tables a copy has other rows than the original, or none at all. */
    List<String> differences(RowCounts copy) {
        var differences = new ArrayList<String>();
        rows.differences(copy).forEach((table, count) -> differences.add("rows of %s: %s".formatted(table, count)));
        rows.rows().keySet().stream()
                .filter(table -> !copy.rows().containsKey(table))
                .map(table -> "table " + table + " is missing")
                .forEach(differences::add);
        return differences;
    }

    private static List<String> differences(CatalogDiff diff) {
        return Stream.of(
                        diff.removed().stream().map(object -> object + " is missing"),
                        diff.added().stream().map(object -> object + " is new"),
                        diff.changed().stream().map(change -> change.object() + " is another one"))
                .flatMap(each -> each)
                .toList();
    }
}
