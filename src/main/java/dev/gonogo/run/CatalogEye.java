package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.Session;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What sees a loss that nobody declared. A closed one sees nothing: what takes something back may remove it. */
final class CatalogEye {

    private final Optional<List<AllowedLoss>> allowed;

    private CatalogEye(Optional<List<AllowedLoss>> allowed) {
        this.allowed = allowed;
    }

    static CatalogEye open(List<AllowedLoss> allowed) {
        return new CatalogEye(Optional.of(allowed));
    }

    static CatalogEye closed() {
        return new CatalogEye(Optional.empty());
    }

    /** The catalog, as it is now; for a closed eye empty. */
    Catalog look(Session session) {
        return allowed.isPresent() ? Catalog.read(session) : new Catalog(new TreeMap<>());
    }

    List<String> undeclared(CatalogDiff diff) {
        return undeclared(diff.removed());
    }

    /** @param objects that are gone, or would be */
    List<String> undeclared(List<String> objects) {
        return allowed.map(declared -> CatalogDiffs.undeclared(objects, declared))
                .orElse(List.of());
    }
}
