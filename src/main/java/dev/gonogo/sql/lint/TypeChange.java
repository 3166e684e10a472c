package dev.gonogo.sql.lint;

import dev.gonogo.sql.parse.Action;
import dev.gonogo.sql.parse.TypeName;
import java.util.Set;

/** What a change of type does to the rows, as PostgreSQL decides it. */
enum TypeChange {
    NONE,
    DEPENDS,
    TIME_ZONE,
    REWRITE;

    private static final Set<String> TEXTS = Set.of("text", "varchar");
    private static final Set<String> TIMES = Set.of("timestamp", "timestamptz");

    /** Types that can be reached from another one without touching a row. */
    private static final Set<String> REACHED =
            Set.of("text", "varchar", "numeric", "varbit", "cidr", "inet", "oid", "regclass");

    static TypeChange of(Action.ChangeType change, Scene scene) {
        var result = inAnyZone(change, scene);
        if (result != TIME_ZONE || change.using() || scene.timeZone().isEmpty()) {
            return result;
        }
        return scene.timeZone().equalsIgnoreCase("UTC") ? NONE : REWRITE;
    }

    private static TypeChange inAnyZone(Action.ChangeType change, Scene scene) {
        var to = change.type();
        if (change.using()) {
            return TIMES.contains(to.base()) ? TIME_ZONE : DEPENDS.orRewrite(scene, change);
        }
        return scene.typeOf(change.table(), change.column())
                .map(from -> between(from, to))
                .orElseGet(() -> to(to));
    }

    Work work() {
        return this == NONE ? Work.NONE : this == REWRITE ? Work.REWRITE : Work.DEPENDS;
    }

    private TypeChange orRewrite(Scene scene, Action.ChangeType change) {
        var from = scene.typeOf(change.table(), change.column());
        return from.isPresent() && between(from.get(), change.type()) == NONE ? this : REWRITE;
    }

    private static TypeChange to(TypeName to) {
        if (TIMES.contains(to.base())) {
            return TIME_ZONE;
        }
        return REACHED.contains(to.base()) && !to.array() ? DEPENDS : REWRITE;
    }

    private static TypeChange between(TypeName from, TypeName to) {
        if (from.equals(to)) {
            return NONE;
        }
        if (TEXTS.contains(from.base()) && TEXTS.contains(to.base())) {
            return isWider(from, to) ? NONE : REWRITE;
        }
        if (from.base().equals("numeric") && to.base().equals("numeric")) {
            return isMorePrecise(from, to) ? NONE : REWRITE;
        }
        if (TIMES.contains(from.base()) && TIMES.contains(to.base())) {
            return from.base().equals(to.base()) ? NONE : TIME_ZONE;
        }
        return from.base().equals("cidr") && to.base().equals("inet") ? NONE : REWRITE;
    }

    private static boolean isWider(TypeName from, TypeName to) {
        return to.arguments().isEmpty()
                || !from.arguments().isEmpty() && number(from.arguments()) <= number(to.arguments());
    }

    /** The same scale, and at least the precision. */
    private static boolean isMorePrecise(TypeName from, TypeName to) {
        if (to.arguments().isEmpty()) {
            return true;
        }
        var before = (from.arguments() + ",0").split(",");
        var after = (to.arguments() + ",0").split(",");
        return !from.arguments().isEmpty() && before[1].equals(after[1]) && number(before[0]) <= number(after[0]);
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
