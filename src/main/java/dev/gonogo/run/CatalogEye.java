package dev.gonogo.run;

import dev.gonogo.model.AllowedLoss;
import dev.gonogo.postgres.Catalog;
import dev.gonogo.postgres.CatalogDiff;
import dev.gonogo.postgres.OwnCode;
import dev.gonogo.postgres.Session;
import dev.gonogo.postgres.Weakening;
import dev.gonogo.sql.Portion;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What sees a loss that must not be. A closed one sees nothing, and does not look. */
final class CatalogEye {

    private static final String UNDECLARED = "which the step does not declare with `allowLoss`";
    private static final String NOT_OWN = "which was there before this run";

    private final Optional<BiFunction<Losses, Catalog, Losses>> forbidden;
    private final String because;
    private final boolean onlyLosses;

    /** @param forbidden of losses, and the catalog to which they led, those that must not be */
    private CatalogEye(Optional<BiFunction<Losses, Catalog, Losses>> forbidden, String because) {
        this(forbidden, because, false);
    }

    private CatalogEye(Optional<BiFunction<Losses, Catalog, Losses>> forbidden, String because, boolean onlyLosses) {
        this.forbidden = forbidden;
        this.because = because;
        this.onlyLosses = onlyLosses;
    }

    /** The same for who only asks what is lost: does not look where nothing can be. */
    CatalogEye forLosses() {
        return new CatalogEye(forbidden, because, true);
    }

    /** How much of the catalog it has to see of a portion. */
    enum Looks {
        /** Nothing there can be lost. */
        NONE,
        /** What was there before; and what is there after, when something of the database's own has written to the catalog. */
        BEFORE_AND_IF_WRITTEN,
        BEFORE_AND_AFTER
    }

    Looks looks(Portion portion, OwnCode code) {
        if (!onlyLosses || !portion.onlyAddsOrWrites()) {
            return Looks.BEFORE_AND_AFTER;
        }
        if (!code.hasFunctions() && (!writesItself(portion) || portion.onlyAdds())) {
            return Looks.NONE;
        }
        if (portion.onlyAdds()) {
            return portion.additionsEvaluate() || code.runsAtAdditions() ? Looks.BEFORE_AND_AFTER : Looks.NONE;
        }
        return portion.additionsEvaluate() || portion.mentions("track_counts") || code.runsUncounted()
                ? Looks.BEFORE_AND_AFTER
                : Looks.BEFORE_AND_IF_WRITTEN;
    }

    /** A superuser may change rows of the catalog like any other; its tables are named `pg_…`, or written in escapes. */
    private static boolean writesItself(Portion portion) {
        return portion.mentions("pg_") || portion.mentions("u&");
    }

    /** Sees what is lost and not allowed. */
    static CatalogEye open(List<AllowedLoss> allowed) {
        return new CatalogEye(Optional.of((losses, now) -> CatalogDiffs.undeclared(losses, allowed)), UNDECLARED);
    }

    static CatalogEye closed() {
        return new CatalogEye(Optional.empty(), "");
    }

    /** For a way back: sees what is lost and is not this run's own. */
    static CatalogEye guarding(Catalog beginning) {
        return new CatalogEye(Optional.of((losses, now) -> thereBefore(beginning, losses, now)), NOT_OWN);
    }

    /** For a way back that declares: also sees what is lost and not allowed, unless it is as it was before the run. */
    static CatalogEye guarding(Catalog beginning, List<AllowedLoss> allowed) {
        var declared = new CatalogEye(
                Optional.of((losses, now) ->
                        CatalogDiffs.undeclared(losses, allowed).where(object -> !isAsBefore(beginning, now, object))),
                UNDECLARED);
        return declared.and(guarding(beginning));
    }

    private static boolean isAsBefore(Catalog beginning, Catalog now, String object) {
        var then = beginning.objects().get(object);
        return then != null && then.equals(now.objects().get(object));
    }

    /** What is removed must not have been there then, what is weaker not less than it was then. */
    private static Losses thereBefore(Catalog beginning, Losses losses, Catalog now) {
        var weaker = losses.weakened().isEmpty()
                ? List.<String>of()
                : CatalogDiff.between(beginning, now).weakened().stream()
                        .map(Weakening::object)
                        .toList();
        return new Losses(
                losses.removed().stream()
                        .filter(beginning.objects()::containsKey)
                        .toList(),
                losses.weakened().stream()
                        .filter(one -> weaker.contains(one.object()))
                        .toList());
    }

    /** Sees what either sees. */
    private CatalogEye and(CatalogEye other) {
        return new CatalogEye(
                Optional.of((losses, now) -> forbidden(losses, now).and(other.forbidden(losses, now))),
                because + ", or " + other.because);
    }

    /** The catalog, as it is now; for a closed eye empty. */
    Catalog look(Session session) {
        return forbidden.isPresent() ? Catalog.read(session) : Catalog.none();
    }

    Losses forbidden(Catalog before, Catalog now) {
        return forbidden(Losses.of(CatalogDiff.between(before, now)), now);
    }

    /** @param objects that would be removed */
    Losses forbidden(List<String> objects) {
        return forbidden(Losses.removals(objects), Catalog.none());
    }

    private Losses forbidden(Losses losses, Catalog now) {
        return forbidden.map(sees -> sees.apply(losses, now)).orElse(Losses.none());
    }

    /** As a sentence about the objects goes on. */
    String because() {
        return because;
    }
}
