package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import dev.gonogo.sql.Token.Kind;
import java.util.Optional;

/** A statement while it is read: its extent so far, and what is open in it. */
final class Draft {

    private static final int NOWHERE = -1;

    private final SourceText source;
    private final Nesting nesting = new Nesting();
    private final RoutineBody body = new RoutineBody();
    private int start = NOWHERE;
    private int end;
    private boolean solid;

    Draft(SourceText source) {
        this.source = source;
    }

    /** Is not given spaces and line comments: around a statement they do not belong to it. */
    void take(Token token) {
        start = start == NOWHERE ? token.start() : start;
        end = token.end();
        if (!token.isBlank()) {
            solid = true;
            nesting.take(token, source.text());
        }
        if (token.kind() == Kind.WORD) {
            body.word(token, source.text(), nesting.inParens());
        }
    }

    boolean endsAtSemicolon() {
        return !nesting.inParens() && !body.isOpen();
    }

    /** Whether a colon here separates the bounds of an array slice. */
    boolean inSubscript() {
        return nesting.inSubscript();
    }

    /** Empty while there was nothing but comments. */
    Optional<SqlStatement> statement() {
        return solid
                ? Optional.of(new SqlStatement(source.text().substring(start, end), source.placeOf(start), start))
                : Optional.empty();
    }

    /** What keeps the statement from ever ending, when the text ends here. */
    Optional<Problem> leftOpen() {
        if (nesting.firstOpenParen().isPresent()) {
            return Optional.of(
                    Unterminated.parenthesis(source, nesting.firstOpenParen().getAsInt()));
        }
        return body.openBegin().isPresent()
                ? Optional.of(Unterminated.body(source, body.openBegin().getAsInt()))
                : Optional.empty();
    }
}
