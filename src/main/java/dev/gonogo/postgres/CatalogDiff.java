package dev.gonogo.postgres;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What changed between two catalogs. What belongs to a removed or added relation is not listed beside it.
 *
 * @param added objects as `table public.users`, sorted; likewise `removed`
 * @param changed objects whose definition differs
 * @param weakened of these changes, those by which something is lost
 */
public record CatalogDiff(List<String> added, List<String> removed, List<Change> changed, List<Weakening> weakened) {

    public CatalogDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        weakened = List.copyOf(weakened);
    }

    /** An object that is still there, and its definition then and now. */
    public record Change(String object, String before, String after) {}

    public static CatalogDiff between(Catalog before, Catalog after) {
        var changed = changes(before, after);
        return new CatalogDiff(
                missing(before, after), missing(after, before), changed, weakened(before, after, changed));
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    /** What is in `there` and not in `here`. */
    private static List<String> missing(Catalog here, Catalog there) {
        var gone = gone(here, there);
        var goneNames = relations(gone);
        return gone.values().stream()
                .filter(object -> !goneNames.contains(object.parent()))
                .map(CatalogObject::object)
                .toList();
    }

    private static Map<String, CatalogObject> gone(Catalog here, Catalog there) {
        var gone = new TreeMap<>(there.objects());
        gone.keySet().removeAll(here.objects().keySet());
        return gone;
    }

    /** Names of those that stand for themselves. */
    private static Set<String> relations(Map<String, CatalogObject> objects) {
        return objects.values().stream()
                .filter(object -> object.parent().isEmpty())
                .map(CatalogObject::name)
                .collect(Collectors.toSet());
    }

    /** What belonged to a removed relation went with it, even where its name did not. */
    private static List<Weakening> weakened(Catalog before, Catalog after, List<Change> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        var weakenings = new Weakenings(before, after);
        var gone = relations(gone(after, before));
        return changed.stream()
                .map(change -> before.objects().get(change.object()))
                .filter(object -> !gone.contains(object.parent()))
                .flatMap(object -> weakenings.of(object, after.objects().get(object.object())).stream())
                .toList();
    }

    private static List<Change> changes(Catalog before, Catalog after) {
        return before.objects().values().stream()
                .filter(object -> after.objects().containsKey(object.object()))
                .map(object -> new Change(
                        object.object(),
                        object.definition(),
                        after.objects().get(object.object()).definition()))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }
}
