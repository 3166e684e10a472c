package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.trail.RecordedDiff;
import java.util.List;
import java.util.stream.Stream;

/** Catalog diffs in words, and held against what a step declares. */
final class CatalogDiffs {

    private CatalogDiffs() {}

    static List<String> told(CatalogDiff diff) {
        return Stream.of(
                        diff.added().stream().map(object -> object + " is new"),
                        diff.removed().stream().map(object -> object + " is gone"),
                        diff.changed().stream().map(change -> change.object() + " is changed"))
                .flatMap(sentences -> sentences)
                .toList();
    }

    /** The losses that nothing declares. */
    static Losses undeclared(Losses losses, List<AllowedLoss> declared) {
        var allowed = declared.stream().map(AllowedLoss::object).toList();
        return losses.where(object -> !allowed.contains(object));
    }

    static RecordedDiff recorded(CatalogDiff diff, Losses undeclared) {
        var changed = diff.changed().stream()
                .map(change -> new RecordedDiff.Changed(change.object(), change.before(), change.after()))
                .toList();
        return new RecordedDiff(diff.added(), diff.removed(), changed, undeclared.objects());
    }
}
