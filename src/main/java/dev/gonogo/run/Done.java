package dev.gonogo.run;

import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import java.util.List;
import java.util.TreeMap;

/**
 * What a script did to the catalog.
 *
 * @param part the name of the last portion that it came to
 * @param forbidden losses that must not be, which ended it there
 * @param because why they must not be, as a sentence about them goes on
 * @param fate of the portion that would have caused them
 */
record Done(Catalog before, Catalog after, String part, List<String> forbidden, String because, Fate fate) {

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
        forbidden = List.copyOf(forbidden);
    }

    /** Nothing had to be done any more. */
    static Done nothing() {
        var none = new Catalog(new TreeMap<>());
        return new Done(none, none, "", List.of(), "", Fate.COMMITTED);
    }

    /** The portion was not begun. */
    static Done refused(String part, List<String> forbidden, String because) {
        var none = new Catalog(new TreeMap<>());
        return new Done(none, none, part, forbidden, because, Fate.NOT_RUN);
    }

    boolean committed() {
        return forbidden.isEmpty();
    }

    CatalogDiff diff() {
        return CatalogDiff.between(before, after);
    }

    /** Both together, this one having come first. */
    Done and(Done next) {
        var end = next.fate == Fate.NOT_RUN ? after : next.after;
        return new Done(before, end, next.part, next.forbidden, next.because, next.fate);
    }

    /** Why it did not go on. @param script as the subject of a sentence; @param whole the same for a script that is one portion */
    String told(String script, String whole) {
        var subject = part.contains("#") ? "`" + part + "`" : whole;
        return "%s %s %s, %s; %s %s"
                .formatted(script, fate.verb, String.join(", ", forbidden), because, subject, fate.end);
    }
}
