package dev.gonogo.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The `BEGIN ATOMIC … END` body of a routine, in which a `;` ends no statement of the script. psql's rule: in a
 * statement that starts with CREATE [OR REPLACE] FUNCTION or PROCEDURE, each word BEGIN outside parentheses opens a
 * level, each CASE inside opens one more, each END closes one.
 */
final class RoutineBody {

    private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE");
    private static final List<String> OR_REPLACE = List.of("OR", "REPLACE");
    private static final int DECIDING_WORDS = 4;

    private final List<String> opening = new ArrayList<>(DECIDING_WORDS);
    private boolean ofRoutine;
    private int depth;
    private int begin;

    /** @param offset where in the file it counts as written */
    void word(Token word, String text, int offset, boolean inParens) {
        if (opening.size() < DECIDING_WORDS) {
            opening.add(word.in(text).toUpperCase(Locale.ROOT));
            ofRoutine = startsRoutine();
        }
        if (ofRoutine && !inParens) {
            nest(word, text, offset);
        }
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Where the outermost BEGIN stands that has no END yet. */
    OptionalInt openBegin() {
        return isOpen() ? OptionalInt.of(begin) : OptionalInt.empty();
    }

    private boolean startsRoutine() {
        if (opening.size() < 2 || !opening.get(0).equals("CREATE")) {
            return false;
        }
        boolean replaces =
                opening.size() == DECIDING_WORDS && opening.subList(1, 3).equals(OR_REPLACE);
        return ROUTINES.contains(opening.get(1)) || replaces && ROUTINES.contains(opening.get(3));
    }

    private void nest(Token word, String text, int offset) {
        if (word.is("BEGIN", text)) {
            begin = isOpen() ? begin : offset;
            depth++;
        } else if (word.is("CASE", text) && isOpen()) {
            depth++;
        } else if (word.is("END", text) && isOpen()) {
            depth--;
        }
    }
}
