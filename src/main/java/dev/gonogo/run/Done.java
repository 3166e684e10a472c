package dev.gonogo.run;

import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;

/**
 * What a script did to the catalog.
 *
 * @param part the name of the last portion that it came to
 * @param forbidden losses that must not be, which ended it there
 * @param because why they must not be, as a sentence about them goes on
 * @param fate of the portion that would have caused them
 */
record Done(Catalog before, Catalog after, String part, Losses forbidden, String because, Fate fate) {

    /** What became of a portion. */
    enum Fate {
        COMMITTED("", "", ""),
        ROLLED_BACK("would remove", "would weaken", "was rolled back"),
        NOT_RUN("would remove", "would weaken", "was not run, for it could not be rolled back"),
        TOOK_EFFECT("removed", "weakened", "took effect, for it could not be rolled back");

        private final String remove;
        private final String weaken;
        private final String end;

        Fate(String remove, String weaken, String end) {
            this.remove = remove;
            this.weaken = weaken;
            this.end = end;
        }
    }

    /** Nothing had to be done any more. */
    static Done nothing() {
        return unseen("");
    }

    /** The portion was committed without a look at the catalog. */
    static Done unseen(String part) {
        var none = Catalog.none();
        return new Done(none, none, part, Losses.none(), "", Fate.COMMITTED);
    }

    /** The portion was not begun. */
    static Done refused(String part, Losses forbidden, String because) {
        var none = Catalog.none();
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
        return "%s %s, %s; %s %s"
                .formatted(script, forbidden.told(fate.remove, fate.weaken), because, subject, fate.end);
    }
}
