package dev.gonogo.run;

import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import java.util.List;
import java.util.TreeMap;

/**
 * What a script did to the catalog.
 *
 * @param part the name of the last portion that it came to
 * @param undeclared losses that nobody declared, which ended it there
 * @param fate of the portion that would have caused them
 */
record Done(Catalog before, Catalog after, String part, List<String> undeclared, Fate fate) {

    /** What became of a portion. */
    enum Fate {
        COMMITTED("", ""),
        ROLLED_BACK("would remove", "was rolled back"),
        NOT_RUN("would remove", "was not run, for it could not be rolled back"),
        TOOK_EFFECT("removed", "took effect, for it could not be rolled back");

        private final String verb;
        private final String end;

        Fate(String verb, String end) {
            this.verb = verb;
            this.end = end;
        }
    }

    Done {
        undeclared = List.copyOf(undeclared);
    }

    /** Nothing had to be done any more. */
    static Done nothing() {
        var none = new Catalog(new TreeMap<>());
        return new Done(none, none, "", List.of(), Fate.COMMITTED);
    }

    /** The portion was not begun. */
    static Done refused(String part, List<String> undeclared) {
        var none = new Catalog(new TreeMap<>());
        return new Done(none, none, part, undeclared, Fate.NOT_RUN);
    }

    boolean committed() {
        return undeclared.isEmpty();
    }

    CatalogDiff diff() {
        return CatalogDiff.between(before, after);
    }

    /** Both together, this one having come first. */
    Done and(Done next) {
        var end = next.fate == Fate.NOT_RUN ? after : next.after;
        return new Done(before, end, next.part, next.undeclared, next.fate);
    }

    /** Why it did not go on. @param script as the subject of a sentence; @param whole the same for a script that is one portion */
    String told(String script, String whole) {
        var subject = part.contains("#") ? "`" + part + "`" : whole;
        return "%s %s %s, which the step does not declare; %s %s"
                .formatted(script, fate.verb, String.join(", ", undeclared), subject, fate.end);
    }
}
