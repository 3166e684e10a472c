package dev.gonogo.sql.parse;

import java.util.List;
import java.util.Optional;

/**
 * What a statement does, and what it mentions, with the bodies of `DO` blocks and functions in it.
 *
 * @param actions in the order of the text; those of a `DO` block come before the block itself
 * @param calls of functions, wherever they are
 * @param literals the strings in it, bodies left out
 * @param names what is called something, keywords left out
 * @param unreadable where the grammar gave up; all else is empty then
 */
public record Parsed(
        List<Action> actions,
        List<Call> calls,
        List<Mention> literals,
        List<Mention> names,
        Optional<Unreadable> unreadable) {

    public Parsed {
        actions = List.copyOf(actions);
        calls = List.copyOf(calls);
        literals = List.copyOf(literals);
        names = List.copyOf(names);
    }

    static Parsed not(Unreadable why) {
        return new Parsed(List.of(), List.of(), List.of(), List.of(), Optional.of(why));
    }
}
