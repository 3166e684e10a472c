package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Session;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What sees a loss that must not be. A closed one sees nothing, and does not look. */
final class CatalogEye {

    private static final String UNDECLARED = "which the step does not declare";
    private static final String NOT_OWN = "which was there before this run";

    private final Optional<UnaryOperator<List<String>>> forbidden;
    private final String because;

    private CatalogEye(Optional<UnaryOperator<List<String>>> forbidden, String because) {
        this.forbidden = forbidden;
        this.because = because;
    }

    /** Sees what is removed and not allowed. */
    static CatalogEye open(List<AllowedLoss> allowed) {
        return new CatalogEye(Optional.of(removed -> CatalogDiffs.undeclared(removed, allowed)), UNDECLARED);
    }

    static CatalogEye closed() {
        return new CatalogEye(Optional.empty(), "");
    }

    /** For a way back: sees what is removed and is not this run's own. */
    static CatalogEye guarding(Catalog beginning) {
        return new CatalogEye(Optional.of(removed -> thereBefore(beginning, removed)), NOT_OWN);
    }

    private static List<String> thereBefore(Catalog beginning, List<String> removed) {
        return removed.stream().filter(beginning.objects()::containsKey).toList();
    }

    /** Sees what either sees. */
    CatalogEye and(CatalogEye other) {
        return new CatalogEye(
                Optional.of(removed -> Stream.concat(forbidden(removed).stream(), other.forbidden(removed).stream())
                        .distinct()
                        .toList()),
                because + ", or " + other.because);
    }

    /** The catalog, as it is now; for a closed eye empty. */
    Catalog look(Session session) {
        return forbidden.isPresent() ? Catalog.read(session) : new Catalog(new TreeMap<>());
    }

    List<String> forbidden(CatalogDiff diff) {
        return forbidden(diff.removed());
    }

    /** @param objects that are gone, or would be */
    List<String> forbidden(List<String> objects) {
        return forbidden.map(sees -> sees.apply(objects)).orElse(List.of());
    }

    /** As a sentence about the objects goes on. */
    String because() {
        return because;
    }
}
