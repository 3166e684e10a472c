package dev.gonogo.plan;

import dev.gonogo.model.MigrationFile;
import dev.gonogo.model.Migrations;
import dev.gonogo.model.Runbook;
import dev.gonogo.plan.Reconciliation.Difference;
import dev.gonogo.plan.Reconciliation.Effect;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Weakening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes a {@link Reconciliation} of the looks at two targets. */
public final class Reconciling {

    private final Runbook runbook;
    private final TargetLook from;
    private final TargetLook to;
    private final CatalogDiff diff;

    private Reconciling(Runbook runbook, TargetLook from, TargetLook to) {
        this.runbook = runbook;
        this.from = from;
        this.to = to;
        this.diff = CatalogDiff.between(to.catalog(), from.catalog());
    }

    /** @param from the target that the other one is to become like */
    public static Reconciliation of(Runbook runbook, TargetLook from, TargetLook to) {
        return new Reconciling(runbook, from, to).reconciliation();
    }

    private Reconciliation reconciliation() {
        return new Reconciliation(1, runbook.name(), side(from), side(to), kinds(), objects(), migrations(), rows());
    }

    private static Reconciliation.Side side(TargetLook look) {
        return new Reconciliation.Side(
                look.drift(), look.rows().rows().size(), look.rows().total());
    }

    private List<Reconciliation.Kind> kinds() {
        var kinds = new TreeSet<String>();
        Stream.of(from, to)
                .forEach(look -> look.catalog().objects().values().forEach(object -> kinds.add(object.kind())));
        return kinds.stream().map(this::kind).toList();
    }

    private Reconciliation.Kind kind(String kind) {
        var here = from.catalog().ofKind(kind);
        var there = to.catalog().ofKind(kind);
        return new Reconciliation.Kind(
                kind,
                here.size(),
                there.size(),
                here.keySet().stream()
                        .filter(object -> !there.containsKey(object))
                        .count(),
                there.keySet().stream()
                        .filter(object -> !here.containsKey(object))
                        .count(),
                here.entrySet().stream()
                        .filter(object -> there.containsKey(object.getKey())
                                && !object.getValue().equals(there.get(object.getKey())))
                        .count());
    }

    private List<Difference> objects() {
        var weakened = diff.weakened().stream().map(Weakening::object).toList();
        var differences = new ArrayList<Difference>();
        diff.added()
                .forEach(object -> differences.add(
                        new Difference(object, Effect.ADDITIVE, definition(from.catalog(), object), "")));
        diff.removed()
                .forEach(object -> differences.add(
                        new Difference(object, Effect.DESTRUCTIVE, "", definition(to.catalog(), object))));
        diff.changed()
                .forEach(change -> differences.add(new Difference(
                        change.object(),
                        weakened.contains(change.object()) ? Effect.DESTRUCTIVE : Effect.MODIFYING,
                        change.after(),
                        change.before())));
        differences.sort(Comparator.comparing(Difference::effect).reversed().thenComparing(Difference::object));
        return differences;
    }

    private static String definition(Catalog catalog, String object) {
        return catalog.objects().get(object).definition();
    }

    private List<Reconciliation.Migration> migrations() {
        var files = new TreeMap<String, String>();
        runbook.migrations().map(Migrations::files).orElse(List.of()).stream()
                .sorted(Comparator.comparing(MigrationFile::version))
                .forEach(file -> files.put(file.version(), file.fileName()));
        var versions = new TreeSet<>(files.keySet());
        versions.addAll(from.applied());
        versions.addAll(to.applied());
        return versions.stream()
                .map(version -> new Reconciliation.Migration(
                        version,
                        files.getOrDefault(version, ""),
                        from.applied().contains(version),
                        to.applied().contains(version)))
                .toList();
    }

    private List<Reconciliation.Rows> rows() {
        var tables = new TreeSet<>(from.rows().rows().keySet());
        tables.addAll(to.rows().rows().keySet());
        return tables.stream()
                .map(table -> new Reconciliation.Rows(
                        table,
                        Optional.ofNullable(from.rows().rows().get(table)),
                        Optional.ofNullable(to.rows().rows().get(table))))
                .toList();
    }
}
