package dev.gonogo.postgres;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which changes of definitions are losses: a promise that is gone or is another one now, such as a policy, a constraint, a type,
 * a grant. What can only be more than before (a wider type, another grant, one more label) is none, and neither is what only
 * follows another name or type of something else.
 */
final class Weakenings {

    /** Labels whose values may become others, or go. */
    private static final Set<String> FREE = Set.of(
            "comment",
            "query",
            "body",
            "statistics",
            "version",
            "schema",
            "values",
            "owned by",
            "server",
            "clustered",
            "partition",
            "inherits");

    /** Labels whose values may become others, but may not go. */
    private static final Set<String> KEPT = Set.of("default", "replica identity");

    private static final String GRANTS = "grants";

    private final Catalog after;
    private final Consequences consequences;

    Weakenings(Catalog before, Catalog after) {
        this.after = after;
        this.consequences = new Consequences(before, after);
    }

    List<Weakening> of(CatalogObject before, CatalogObject now) {
        var values = Definition.values(now.definition());
        return Definition.values(before.definition()).entrySet().stream()
                .map(value -> new Weakening(
                        before.object(), value.getKey(), value.getValue(), values.getOrDefault(value.getKey(), "")))
                .filter(one -> !one.before().equals(one.after()))
                .flatMap(one -> one.what().equals(GRANTS)
                        ? revoked(one, before, now).stream()
                        : Stream.of(one).filter(other -> isWeaker(before, other)))
                .toList();
    }

    /** With another owner everybody's privileges are written otherwise; that is told by the owner. */
    private static Optional<Weakening> revoked(Weakening grants, CatalogObject before, CatalogObject now) {
        var lost = Grants.of(grants.after()).missing(Grants.of(grants.before()));
        return lost.isEmpty() || !owner(before).equals(owner(now))
                ? Optional.empty()
                : Optional.of(new Weakening(grants.object(), GRANTS, lost, ""));
    }

    private static String owner(CatalogObject object) {
        return Definition.values(object.definition()).getOrDefault("owner", "");
    }

    private boolean isWeaker(CatalogObject object, Weakening change) {
        var label = change.what();
        var before = change.before();
        var now = change.after();
        if (label.equals("body")) {
            return isReliedOn(object) && consequences.isMore(object, before, now);
        }
        if (FREE.contains(label)) {
            return false;
        }
        if (KEPT.contains(label)) {
            return now.isEmpty() || now.equals("nothing");
        }
        return switch (label) {
            case "labels", "attributes", "tables", "publishes" -> !isPart(before, now);
            case "security" -> now.equals("definer");
            case "options" -> losesSecurity(before, now);
            case "type" -> !Widening.holds(before, now) && consequences.isMore(object, before, now);
            default -> consequences.isMore(object, before, now);
        };
    }

    /** Row level security asks it, so its body is a part of the policy. */
    private boolean isReliedOn(CatalogObject function) {
        var call = function.name().substring(0, function.name().indexOf('(') + 1);
        return after.objects().values().stream()
                .filter(object -> object.kind().equals("policy"))
                .anyMatch(policy -> policy.definition().replace("\"", "").contains(call));
    }

    /** Whether each item of the list is still there, in that order. */
    private static boolean isPart(String before, String now) {
        var rest = List.of(now.split(", ")).iterator();
        return Stream.of(before.split(", ")).allMatch(item -> {
            while (rest.hasNext()) {
                if (rest.next().equals(item)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean losesSecurity(String before, String now) {
        var options = List.of(now.split(" "));
        return Stream.of(before.split(" "))
                .filter(option -> option.startsWith("security_") || option.startsWith("check_option"))
                .filter(option -> !option.endsWith("=false"))
                .anyMatch(option -> !options.contains(option));
    }
}
