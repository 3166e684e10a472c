package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import dev.gonogo.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a script into statements where psql would, and collects what cannot be run. For one use. */
final class Splitter {

    private final SourceText source;
    private final Lexer lexer;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Draft draft;
    private boolean cutOff;

    Splitter(SourceText source) {
        this.source = source;
        this.lexer = new Lexer(source.text());
        this.draft = new Draft(source);
    }

    /** The statements in their order, or none that counts when there are problems. */
    List<SqlStatement> split() {
        for (var token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
            take(token);
        }
        if (!cutOff) {
            draft.leftOpen().ifPresent(problems::add);
        }
        endStatement(source.text().length());
        return statements;
    }

    List<Problem> problems() {
        return problems;
    }

    private void take(Token token) {
        switch (token.kind()) {
            case SPACE, LINE_COMMENT -> {}
            case BACKSLASH -> metaCommand(token);
            case SEMICOLON -> semicolon(token);
            case VARIABLE -> variable(token);
            default -> part(token);
        }
    }

    private void part(Token token) {
        draft.take(token);
        if (!token.closed()) {
            cutOff = true;
            problems.add(Unterminated.token(source, token));
        }
    }

    private void semicolon(Token token) {
        if (draft.endsAtSemicolon()) {
            endStatement(token.end());
        } else {
            draft.take(token);
        }
    }

    private void variable(Token token) {
        if (!draft.inSubscript() && !PsqlVariable.isNumber(token.in(source.text()))) {
            problems.add(PsqlVariable.problem(source, token));
        }
        draft.take(token);
    }

    /** Drops what was read of the statement: psql would run, change or go on with it as the command says. */
    private void metaCommand(Token backslash) {
        problems.add(MetaCommand.problem(source, backslash));
        lexer.continueAt(MetaCommand.end(source.text(), backslash));
        draft = new Draft(source);
    }

    private void endStatement(int end) {
        draft.statement().ifPresent(statement -> {
            statements.add(statement);
            Refusal.of(statement).ifPresent(refusal -> refuse(statement, refusal, end));
        });
        draft = new Draft(source);
    }

    private void refuse(SqlStatement statement, Refusal refusal, int end) {
        problems.add(source.problemAt(statement.offset(), refusal.message(), refusal.hint()));
        if (refusal == Refusal.COPY_FROM_STDIN) {
            lexer.continueAt(CopyData.end(source.text(), end));
        }
    }
}
