package dev.gonogo.sql;

import dev.gonogo.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One statement with `:batch` in it, where the condition of a range of rows belongs. Immutable. */
public final class RangedStatement {

    private static final String MARK = ":batch";
    private static final Set<String> CHANGES = Set.of("UPDATE", "DELETE", "INSERT", "MERGE", "WITH", "SELECT");

    private final List<String> pieces;

    private RangedStatement(List<String> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** Finds the marks, but not in strings, names or comments. */
    public static RangedStatement of(String text) {
        var pieces = new ArrayList<String>();
        var lexer = new Lexer(text);
        int from = 0;
        for (var token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
            if (token.kind() == Kind.VARIABLE && token.in(text).equals(MARK)) {
                pieces.add(text.substring(from, token.start()));
                from = token.end();
            }
        }
        pieces.add(text.substring(from));
        return new RangedStatement(pieces);
    }

    /** Whether a range can be put into it at all. */
    public boolean isRanged() {
        return pieces.size() > 1;
    }

    /** The statement for a range. @param condition as SQL */
    public String with(String condition) {
        return String.join("(" + condition + ")", pieces);
    }

    /** Whether a statement of such a command can be one batch after another. */
    public static boolean isRepeatable(SqlStatement statement) {
        return CHANGES.contains(statement.command().split(" ")[0]);
    }
}
