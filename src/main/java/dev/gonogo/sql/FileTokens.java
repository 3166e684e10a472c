package dev.gonogo.sql;

import dev.gonogo.sql.Token.Kind;

/** The tokens of a file, without the rows that stand in it behind a COPY. */
final class FileTokens {

    /** What is told when tokens go on elsewhere than where they stopped. */
    interface Jump {
        void over(int start, int end);
    }

    private final ScriptText source;
    private final Lexer file;
    private final Jump jump;
    private Lexer lexer;
    private int lineEnd;
    private int rowsEnd;

    FileTokens(ScriptText source, Jump jump) {
        this.source = source;
        this.file = new Lexer(source.text());
        this.lexer = file;
        this.jump = jump;
    }

    /** The next one; at the end of the file `END`. */
    Token next() {
        var token = lexer.next();
        if (token.kind() != Kind.END || !isBeforeRows()) {
            return token;
        }
        jump.over(lineEnd, rowsEnd);
        lexer = file;
        lexer.continueAt(rowsEnd);
        return next();
    }

    void continueAt(int offset) {
        lexer.continueAt(offset);
    }

    /** Whether rows stand between the line that is read and the next one. */
    boolean isBeforeRows() {
        return lexer != file;
    }

    /** The rows behind the line that holds the offset, or behind those that are there already. The line itself goes on. */
    CopyRows rowsBehindLine(int offset) {
        if (!isBeforeRows()) {
            lineEnd = Spaces.lineEnd(source.text(), offset);
            rowsEnd = lineEnd;
            lexer = Lexer.within(source.text(), offset, lineEnd);
        }
        var rows = CopyRows.in(source, rowsEnd);
        rowsEnd = rows.end();
        return rows;
    }
}
