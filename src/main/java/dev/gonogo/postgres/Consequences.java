package dev.gonogo.postgres;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes of definitions that only follow another change: a column or relation that is named otherwise now, or a column whose
 * type, and so the casts in what refers to it, are others.
 */
final class Consequences {

    private static final Pattern CAST = Pattern.compile(
            "::(?:(?:character varying|double precision|bit varying|[\\w.]+)(?:\\(\\d+(?:,\\d+)?\\))?(?: with(?:out)? time zone)?)(?:\\[])*");
    private static final Pattern PARENTHESES = Pattern.compile("[()]");

    private final Map<String, String> renamed = new LinkedHashMap<>();
    private final Set<String> retyped = new HashSet<>();

    Consequences(Catalog before, Catalog after) {
        var gone = new LinkedHashMap<>(before.objects());
        gone.keySet().removeAll(after.objects().keySet());
        var fresh = new LinkedHashMap<>(after.objects());
        fresh.keySet().removeAll(before.objects().keySet());
        Map<List<String>, CatalogObject> likes = new HashMap<>();
        fresh.values().forEach(object -> likes.putIfAbsent(apartFromItsName(object), object));
        gone.values()
                .forEach(old -> Optional.ofNullable(likes.get(apartFromItsName(old)))
                        .ifPresent(now -> renamed.put(unquoted(old.ownName()), unquoted(now.ownName()))));
        before.objects()
                .forEach((object, column) -> retyped(column, after.objects().get(object)));
    }

    private static List<String> apartFromItsName(CatalogObject object) {
        return List.of(object.kind(), object.parent(), object.definition());
    }

    private void retyped(CatalogObject before, CatalogObject after) {
        if (after != null && before.kind().equals("column") && !type(before).equals(type(after))) {
            retyped.add(before.parent());
        }
    }

    private static String type(CatalogObject column) {
        return Definition.values(column.definition()).getOrDefault("type", "");
    }

    /** Whether there is more to the change of a value than what had to follow. */
    boolean isMore(CatalogObject object, String before, String now) {
        var expected = renamed(unquoted(before));
        return retyped.contains(object.parent())
                ? !withoutCasts(expected).equals(withoutCasts(unquoted(now)))
                : !expected.equals(unquoted(now));
    }

    private String renamed(String text) {
        var renaming = text;
        for (var names : renamed.entrySet()) {
            renaming = Pattern.compile("(?<![\\w.])" + Pattern.quote(names.getKey()) + "(?!\\w)")
                    .matcher(renaming)
                    .replaceAll(Matcher.quoteReplacement(names.getValue()));
        }
        return renaming;
    }

    private static String unquoted(String name) {
        return name.replace("\"", "");
    }

    private static String withoutCasts(String text) {
        return PARENTHESES.matcher(CAST.matcher(text).replaceAll("")).replaceAll("");
    }
}
