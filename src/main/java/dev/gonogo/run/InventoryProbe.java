package dev.gonogo.run;

import dev.gonogo.model.Probe;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogObject;
import dev.gonogo.postgres.ServerFacts;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.Validity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in the catalog, and whether it is in force: objects, labels of enums, indexes, constraints, triggers. */
final class InventoryProbe {

    private final StepRun run;
    private final Session session;

    InventoryProbe(StepRun run, Session session) {
        this.run = run;
        this.session = session;
    }

    Outcome valid(Probe.Valid probe) {
        var faults = Validity.faults(session).stream()
                .filter(fault -> !probe.except().contains(fault.name()))
                .toList();
        run.evidence().json("faults.json", faults);
        return faults.isEmpty()
                ? Outcome.passed("every index and constraint is valid, and no trigger disabled")
                : Outcome.failed(faults.stream().map(Validity.Fault::told).collect(Collectors.joining("; ")));
    }

    Outcome objects(Probe.Objects probe) {
        var catalog = Catalog.read(session).objects();
        var kinds = catalog.values().stream()
                .collect(Collectors.groupingBy(CatalogObject::kind, TreeMap::new, Collectors.counting()));
        run.evidence()
                .json("inventory.json", Map.of("kinds", kinds, "present", probe.present(), "absent", probe.absent()));
        var wrong = Stream.concat(
                        probe.present().stream()
                                .filter(name -> !catalog.containsKey(name))
                                .map(name -> "there is no " + name),
                        probe.absent().stream().filter(catalog::containsKey).map(name -> "there is still " + name))
                .toList();
        if (!wrong.isEmpty()) {
            return Outcome.failed(String.join("; ", wrong));
        }
        return Outcome.passed(
                probe.absent().isEmpty()
                        ? "all %d are there".formatted(probe.present().size())
                        : "none of the %d is there".formatted(probe.absent().size()));
    }

    Outcome enumeration(Probe.Enumeration probe) {
        var labels = ServerFacts.labels(session, probe.type());
        run.evidence().json("labels.json", labels);
        if (labels.isEmpty()) {
            return Outcome.failed("there is no enum " + probe.type());
        }
        return labels.equals(probe.labels())
                ? Outcome.passed(String.join(", ", labels))
                : Outcome.failed("its labels are " + told(labels));
    }

    private static String told(List<String> labels) {
        return labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    }
}
