package dev.gonogo.sql;

import dev.gonogo.model.Problem;
import dev.gonogo.sql.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Cuts a file into statements where psql would, and collects what cannot be run. For one use. */
final class Splitter {

    private final ScriptText source;
    private final Input file;
    private final Reading reading;
    private final FileTokens tokens;
    private final Branches branches = new Branches();
    private final Commands commands;
    private final Deque<String> expanded = new ArrayDeque<>();
    private Draft draft;
    private boolean cutOff;

    /** For text that names no files. */
    Splitter(ScriptText source) {
        this(source, new Reading(ScriptFiles.none()));
    }

    Splitter(ScriptText source, Reading reading) {
        this.source = source;
        this.file = Input.file(source);
        this.reading = reading;
        this.tokens = new FileTokens(source, this::jump);
        this.commands = new Commands(source, reading, tokens, branches);
        this.draft = new Draft(source);
    }

    /** The statements in their order, or none that counts when there are problems. */
    List<SqlStatement> split() {
        read();
        return reading.statements();
    }

    List<Problem> problems() {
        return reading.problems();
    }

    void read() {
        for (var token = tokens.next(); token.kind() != Kind.END; token = tokens.next()) {
            take(token);
        }
        if (!cutOff) {
            draft.leftOpen().ifPresent(reading::refuse);
            branches.leftOpen()
                    .ifPresent(offset -> refuse(offset, "`\\if` without `\\endif`", "close it in this file"));
        }
        endStatement(source.text().length());
    }

    private void take(Token token) {
        if (token.kind() == Kind.BACKSLASH) {
            backslash(token.start());
        } else if (branches.areActive()) {
            take(token, file, token.end());
        } else if (!token.closed()) {
            cutOff(token, file);
        }
    }

    /** @param behind where the file goes on */
    private void take(Token token, Input input, int behind) {
        switch (token.kind()) {
            case SPACE, LINE_COMMENT -> {}
            case SEMICOLON -> semicolon(token, input, behind);
            case VARIABLE -> variable(token, input, behind);
            default -> part(token, input);
        }
    }

    private void part(Token token, Input input) {
        draft.take(token, input);
        if (!token.closed()) {
            cutOff(token, input);
        }
    }

    private void cutOff(Token token, Input input) {
        cutOff = true;
        if (input.isInserted() || tokens.isBeforeRows()) {
            refuse(
                    input.offset(token.start()),
                    input.isInserted()
                            ? "the value of a psql variable opens a quote or comment, and does not close it"
                            : "a quote or comment is open where the rows of `COPY` begin",
                    "close it there");
        } else {
            reading.refuse(Unterminated.token(source, token));
        }
    }

    private void semicolon(Token token, Input input, int behind) {
        if (draft.endsAtSemicolon()) {
            endStatement(behind);
        } else {
            draft.take(token, input);
        }
    }

    private void endStatement(int behind) {
        draft.statement().ifPresent(statement -> add(statement, behind));
        draft = new Draft(source);
    }

    private void add(SqlStatement statement, int behind) {
        Refusal.of(statement).ifPresent(refusal -> refuse(statement.offset(), refusal.message(), refusal.hint()));
        reading.add(Copy.readsFromClient(statement) ? statement.reading(tokens.rowsBehindLine(behind)) : statement);
    }

    private void variable(Token token, Input input, int behind) {
        var reference = PsqlVariable.of(token.in(input.text()));
        var value = reference.value(reading.variables());
        if (value.isEmpty() || expanded.contains(reference.name())) {
            if (!draft.inSubscript() && !reference.isNumber()) {
                reading.refuse(reference.undefined(source, input.offset(token.start())));
            }
            draft.take(token, input);
            return;
        }
        insert(
                Input.insertedAt(input.offset(token.start()), value.get()),
                input,
                token.start(),
                token.end(),
                inserted -> {
                    if (reference.form() == PsqlVariable.Form.PLAIN) {
                        expand(reference.name(), inserted, behind);
                    } else {
                        draft.take(new Token(Kind.STRING, 0, inserted.text().length(), true), inserted);
                    }
                });
    }

    /** Takes text in the place of what stands in the input. */
    private void insert(Input inserted, Input input, int start, int end, Consumer<Input> taking) {
        draft.leave(start);
        draft.enter(inserted, 0);
        taking.accept(inserted);
        draft.leave(inserted.text().length());
        draft.enter(input, end);
    }

    /** The value is read as if it stood there. */
    private void expand(String name, Input value, int behind) {
        expanded.push(name);
        var lexer = new Lexer(value.text());
        for (var token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
            if (token.kind() == Kind.BACKSLASH) {
                refuse(
                        value.anchor(),
                        "a backslash command in the value of `" + name + "`",
                        "write it where it is meant");
            }
            take(token, value, behind);
        }
        expanded.pop();
    }

    /** A command is no part of the statement in which it stands, nor is what its condition skips. */
    private void backslash(int start) {
        if (Characters.at(source.text(), start + 1) == ':') {
            colon(start);
            return;
        }
        if (branches.areActive()) {
            draft.leave(start);
        }
        int behind = commands.carryOut(start);
        tokens.continueAt(behind);
        if (branches.areActive()) {
            draft.enter(file, behind);
        }
    }

    /** `\:` is a colon that begins no variable. */
    private void colon(int start) {
        tokens.continueAt(start + 2);
        if (branches.areActive()) {
            insert(
                    Input.insertedAt(start, ":"),
                    file,
                    start,
                    start + 2,
                    colon -> draft.take(new Token(Kind.SYMBOL, 0, 1, true), colon));
        }
    }

    private void jump(int start, int end) {
        if (branches.areActive()) {
            draft.leave(start);
            draft.enter(file, end);
        }
    }

    private void refuse(int offset, String message, String hint) {
        reading.refuse(source.problemAt(offset, message, hint));
    }
}
