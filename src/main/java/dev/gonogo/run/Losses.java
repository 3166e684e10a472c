package dev.gonogo.run;

import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Weakening;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the catalog loses: objects that are removed, and objects that promise less than before. */
record Losses(List<String> removed, List<Weakening> weakened) {

    Losses {
        removed = List.copyOf(removed);
        weakened = List.copyOf(weakened);
    }

    static Losses of(CatalogDiff diff) {
        return new Losses(diff.removed(), diff.weakened());
    }

    static Losses none() {
        return new Losses(List.of(), List.of());
    }

    static Losses removals(List<String> objects) {
        return new Losses(objects, List.of());
    }

    boolean isEmpty() {
        return removed.isEmpty() && weakened.isEmpty();
    }

    /** Those of objects for which this is so. */
    Losses where(Predicate<String> object) {
        return new Losses(
                removed.stream().filter(object).toList(),
                weakened.stream().filter(one -> object.test(one.object())).toList());
    }

    Losses and(Losses others) {
        return new Losses(
                Stream.concat(removed.stream(), others.removed.stream())
                        .distinct()
                        .toList(),
                Stream.concat(weakened.stream(), others.weakened.stream())
                        .distinct()
                        .toList());
    }

    /** The objects, each once. */
    List<String> objects() {
        return Stream.concat(removed.stream(), weakened.stream().map(Weakening::object))
                .distinct()
                .toList();
    }

    /** As `would remove view public.v and would weaken policy public.t.own`. */
    String told(String remove, String weaken) {
        return Stream.of(
                        part(remove, removed),
                        part(weaken, weakened.stream().map(Weakening::told).toList()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String part(String verb, List<String> objects) {
        return objects.isEmpty() ? "" : verb + " " + String.join(", ", objects);
    }
}
