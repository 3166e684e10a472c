package dev.gonogo.sql.parse;

import java.util.List;
import java.util.Optional;

/**
 * The code of a function or of a `DO` block.
 *
 * @param language in lower case
 * @param swallowed handlers for whatever happens, which do nothing about it
 * @param loops outermost ones
 * @param dynamic commands that are put together when they run
 * @param unreadable where the grammar gave up; all else is empty then, as for a language that is not SQL's
 */
public record Body(
        String language,
        List<Integer> swallowed,
        List<Loop> loops,
        List<Dynamic> dynamic,
        Optional<Unreadable> unreadable) {

    public Body {
        swallowed = List.copyOf(swallowed);
        loops = List.copyOf(loops);
        dynamic = List.copyOf(dynamic);
    }

    static Body of(String language, Optional<Unreadable> unreadable) {
        return new Body(language, List.of(), List.of(), List.of(), unreadable);
    }

    /** @param commits whether it ends a transaction in its turns */
    public record Loop(int at, boolean writes, boolean commits) {}

    /** @param text the command, where it is one string; else it is known at run time only */
    public record Dynamic(int at, Optional<String> text) {}
}
