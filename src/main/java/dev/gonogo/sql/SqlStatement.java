package dev.gonogo.sql;

import dev.gonogo.model.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One statement of a script, as psql would send it: from its first to its last token, without the `;` behind it, variables
 * replaced by their values. Block comments before and after belong to it, since extensions read hints there; white space and
 * line comments around it do not. Unlike psql it keeps the empty lines inside.
 *
 * <pre>
 * var statement = SqlScript.parse("a.sql", "-- faster\nCREATE INDEX CONCURRENTLY i ON t (c);").statements().get(0);
 * statement.command();        // CREATE INDEX CONCURRENTLY
 * statement.placeOf(32);      // a.sql:2:32, for a server that complains about `t`
 * </pre>
 *
 * @param said what the script says right before it
 * @param rows what it reads, when it is a `COPY … FROM stdin`
 */
public record SqlStatement(String text, Origin origin, List<Said> said, Optional<CopyRows> rows) {

    public SqlStatement {
        said = List.copyOf(said);
    }

    SqlStatement(String text, Origin origin) {
        this(text, origin, List.of(), Optional.empty());
    }

    SqlStatement saying(List<Said> before) {
        return new SqlStatement(text, origin, before, rows);
    }

    SqlStatement reading(CopyRows behind) {
        var words = Words.all(text);
        boolean isCsv = words.contains("CSV") || words.contains("'csv'");
        return new SqlStatement(text, origin, said, Optional.of(isCsv ? behind : behind.asText()));
    }

    /** Another text that is sent for it, and counts as written where it begins. */
    SqlStatement instead(String other) {
        return new SqlStatement(other, origin.allAt(0), said, rows);
    }

    /** Where the text starts in the file. */
    public Place start() {
        return origin.place(0);
    }

    /** The same as a number of chars, from 0, a byte-order mark not counted. */
    public int offset() {
        return origin.offset(0);
    }

    /** Where its first token is, behind all comments. */
    public Place at() {
        return origin.place(firstToken());
    }

    /**
     * The place that the server means by the position in one of its errors: characters of the text, from 1. Without a
     * position (0 or less) it is {@link #at()}; behind the end it is the end.
     */
    public Place placeOf(int position) {
        return origin.place(index(position));
    }

    /**
     * The position of something in the body of a `DO` block, by the line that the server counts in it.
     *
     * @param inner what the server was at in that line, empty when it does not say; it is found only when it stands so there
     */
    public OptionalInt positionInBody(int line, String inner) {
        var index = Routine.index(text, line, inner);
        return index.isPresent() ? OptionalInt.of(text.codePointCount(0, index.getAsInt()) + 1) : OptionalInt.empty();
    }

    /** The line of the file that holds that place. */
    public String lineOf(int position) {
        return origin.line(index(position));
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

    private int index(int position) {
        if (position < 1) {
            return firstToken();
        }
        int characters = Math.min(position - 1, text.codePointCount(0, text.length()));
        return text.offsetByCodePoints(0, characters);
    }

    private int firstToken() {
        return new Lexer(text).nextSolid().start();
    }
}
