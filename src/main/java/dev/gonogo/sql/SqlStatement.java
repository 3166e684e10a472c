package dev.gonogo.sql;

import dev.gonogo.model.Place;

/**
 * One statement of a script, as psql would send it: from its first to its last token, without the `;` behind it. Block
 * comments before and after belong to it, since extensions read hints there; white space and line comments around it do
 * not. Unlike psql it keeps the empty lines inside.
 *
 * <pre>
 * var statement = SqlScript.parse("a.sql", "-- faster\nCREATE INDEX CONCURRENTLY i ON t (c);").statements().get(0);
 * statement.command();        // CREATE INDEX CONCURRENTLY
 * statement.placeOf(32);      // a.sql:2:32, for a server that complains about `t`
 * </pre>
 *
 * @param start where the text starts in the file
 * @param offset the same as a number of chars, from 0, a byte-order mark not counted
 */
public record SqlStatement(String text, Place start, int offset) {

    /** Where its first token is, behind all comments. */
    public Place at() {
        return placeOfChar(new Lexer(text).nextSolid().start());
    }

    /**
     * The place that the server means by the position in one of its errors: characters of the text, from 1. Without a
     * position (0 or less) it is {@link #at()}; behind the end it is the end.
     */
    public Place placeOf(int position) {
        if (position < 1) {
            return at();
        }
        int characters = Math.min(position - 1, text.codePointCount(0, text.length()));
        return placeOfChar(text.offsetByCodePoints(0, characters));
    }

    /**
     * The leading words that name the command, in upper case and without options, as in PostgreSQL's command tags; then
     * `CONCURRENTLY` where it follows. `create unique index concurrently i …` is `CREATE INDEX CONCURRENTLY`, a query
     * that starts with a CTE is `WITH`.
     */
    public String command() {
        return CommandName.of(Words.leading(text));
    }

    public TransactionUse transactionUse() {
        return StatementRules.of(command(), text);
    }

    /** What it does, for one whose {@link #transactionUse()} is `OUTSIDE_TRANSACTION`. */
    public Alone alone() {
        return AloneStatements.of(command(), text);
    }

    private Place placeOfChar(int index) {
        var inText = new SourceText(start.file(), text).placeOf(index);
        int column = inText.line() == 1 ? start.column() + inText.column() - 1 : inText.column();
        return new Place(start.file(), start.line() + inText.line() - 1, column);
    }
}
