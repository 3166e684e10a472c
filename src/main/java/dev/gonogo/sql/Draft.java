package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import dev.gonogo.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement while it is read: its text so far, where that comes from, and what is open in it. */
final class Draft {

    private final ScriptText source;
    private final Nesting nesting = new Nesting();
    private final RoutineBody body = new RoutineBody();
    private final StringBuilder finished = new StringBuilder();
    private final List<Origin.Run> runs = new ArrayList<>();
    private int finishedTokens;
    private Input input;
    private int from;
    private int end;
    private boolean solid;

    Draft(ScriptText source) {
        this.source = source;
    }

    /** Is not given spaces and line comments: around a statement they do not belong to it. */
    void take(Token token, Input where) {
        if (runs.isEmpty()) {
            open(where, token.start());
        }
        end = token.end();
        int offset = where.offset(token.start());
        if (!token.isBlank()) {
            solid = true;
            nesting.take(token, where.text(), offset);
        }
        if (token.kind() == Kind.WORD) {
            body.word(token, where.text(), offset, nesting.inParens());
        }
    }

    /** The statement does not go on right behind the text before the index. */
    void leave(int index) {
        if (runs.isEmpty()) {
            return;
        }
        if (end > from) {
            finishedTokens = finished.length() + end - from;
        }
        finished.append(input.text(), from, index);
        from = index;
        end = index;
    }

    /** It goes on there. */
    void enter(Input where, int index) {
        if (!runs.isEmpty()) {
            open(where, index);
        }
    }

    private void open(Input where, int index) {
        runs.add(new Origin.Run(finished.length(), where.offset(index), where.isInserted()));
        input = where;
        from = index;
        end = index;
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
        return solid ? Optional.of(new SqlStatement(text(), new Origin(source, runs))) : Optional.empty();
    }

    private String text() {
        return end > from ? finished + input.text().substring(from, end) : finished.substring(0, finishedTokens);
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
